"""Text on its way out: what is invisible or reorders a line is dropped, what is markup escaped."""

import re
import unicodedata

# Control and bidirectional controls, zero-width marks, lone surrogates (not valid in UTF-8).
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e"
    r"\u2060-\u2069\ufeff\ud800-\udfff]"
)
_CUT_ENTITY = re.compile(r"&[a-z]{0,4}$")
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "`": "'"})


def clean(text: str) -> str:
    """Make one line of text that shows in the order it is written, normalised to NFC."""
    return " ".join(unicodedata.normalize("NFC", _UNSEEN.sub("", text)).split())


def mrkdwn(text: str) -> str:
    """Escape text for a message's top-level `text`, the one place of ours that Slack parses.

    Only `&`, `<` and `>` are escaped, once (docs.slack.dev/messaging/formatting-message-text);
    backticks become apostrophes, since nothing escapes them. Call it on clean text, once.
    """
    return text.translate(_MARKUP)


def shortened(text: str, limit: int) -> str:
    """Cut plain text to at most `limit` characters, marking the cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def shortened_mrkdwn(text: str, limit: int) -> str:
    """Cut escaped text to at most `limit` characters, never inside an escape sequence."""
    return text if len(text) <= limit else _CUT_ENTITY.sub("", text[: limit - 1]) + "…"
