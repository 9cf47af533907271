"""The short plain pages that a browser shows while Versus is installed."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from bot.surfaces.slack.guard import Send

_HEAD = (
    '<!doctype html><html lang="en"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><title>Versus</title>'
)
# The address of the second page has Slack's code in it, so it is told to nobody.
_HEADERS = (
    (b"content-type", b"text/html; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"referrer-policy", b"no-referrer"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
)

INSTALLED = (
    "Versus is installed. In Slack, type /invite @Versus in a channel and mention it, or write to "
    "it directly. You can close this page."
)
NOT_ALLOWED = "Versus was not installed, since it was not allowed in Slack."
NOT_CONFIRMED = (
    "Versus was not installed: this page was opened twice, too late, or in another browser than "
    "the one the installation was begun in."
)
FAILED = "Versus was not installed: something went wrong on the way."
AGAIN = "Begin again"


@dataclass(frozen=True, slots=True)
class Page:
    """What is answered to a browser: words, or the address it goes to; and the cookie it keeps."""

    status: int
    said: str = ""
    goes_to: str = ""
    cookie: str = ""
    again: str = ""

    async def send(self, send: Send) -> None:
        """Send it, over ASGI."""
        headers = [*_HEADERS, *self._own_headers()]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": self._body().encode()})

    def _own_headers(self) -> Iterable[tuple[bytes, bytes]]:
        own = {b"location": self.goes_to, b"set-cookie": self.cookie}
        return [(name, value.encode("ascii")) for name, value in own.items() if value]

    def _body(self) -> str:
        link = f'<p><a href="{escape(self.again)}">{AGAIN}</a>' if self.again else ""
        return f"{_HEAD}<p>{escape(self.said)}{link}" if self.said else ""
