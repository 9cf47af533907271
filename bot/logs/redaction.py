"""Keeps secrets out of a line of text: those that are known, and all that look like one."""

import json
import re
from collections.abc import Iterable
from urllib.parse import quote, unquote

HIDDEN = "[hidden]"
# Shorter ones would be found in ordinary words; no token or key is so short.
SHORTEST = 8

# Every pattern is bounded or cannot meet the same character twice, so the time is linear.
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        # Slack's tokens, those that are rotated too: xoxe.xoxb-1-...
        r"()(?:xox[a-z](?:\.xox[a-z])?|xapp)-[\w.%-]++",
        # Response URLs and incoming webhooks, as they are and as JSON and forms have them; they
        # post for whoever has them.
        r"()hooks\.slack(?:-gov)?\.com(?:\\*+/|%2F)(?:\\++/|[^\s\"'<>\\])++",
        r"(/(?:actions|app|commands|services|workflows)\\*+/)T\w++\\*+/(?:\\++/|[^\s\"'<>\\])++",
        r"(response_url(?:\\*+[\"'])?[=:]\s?(?:\\*+[\"'])?)(?:\\++/|[^\s\"'\\,}])++",
        # Slack's signature over a request.
        r"()v0=[0-9a-fA-F]++",
        # The password of a database's address, up to the last @ of it.
        r"(://[^\s:/@\"']{0,64}:)(?:\\++.|[^\s\"\\]){1,512}(?=@)",
        # Fernet keys; and what an OAuth install is finished with.
        r"()(?<![\w-])[\w-]{43}=(?!\w)",
        r"((?:[?&]|\b)(?:code|client_secret|refresh_token)=)[^\s&\"'\\]++",
        r"(\bBearer )[\w.~+/-]++",
    )
)


class Redaction:
    """Takes secrets out of lines; `known` are this program's own, which may look like anything."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        spellings = {spelled for secret in _parts(known) for spelled in _spellings(secret)}
        ordered = sorted(spellings, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, ordered))) if ordered else None

    def of(self, line: str) -> str:
        """Give a line with every secret in it hidden."""
        if self._known is not None:
            line = self._known.sub(HIDDEN, line)
        for shape in _SHAPES:
            line = shape.sub(rf"\1{HIDDEN}", line)
        return line


def _parts(known: Iterable[str]) -> Iterable[str]:
    """The secrets themselves; of a database's address its password, the rest is no secret."""
    for secret in known:
        password = re.search(r"://[^:/@]*:(.+)@", secret)
        found = password.group(1) if password else "" if "://" in secret else secret
        if len(found) >= SHORTEST:
            yield found


def _spellings(secret: str) -> Iterable[str]:
    plain = unquote(secret)
    for spelled in (secret, plain, quote(plain, safe="")):
        yield spelled
        yield json.dumps(spelled)[1:-1]
