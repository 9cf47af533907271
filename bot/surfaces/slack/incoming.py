"""What somebody typed in Slack, out of Slack's markup: plain text that can be read as a question.

Compatibility forms, control characters and length are dealt with by the reading, not here. Every
pattern is possessive or matches a whole run at once, so the time taken is linear in the length.
"""

import re

# Slack escapes every `<` that a person types, so `<...>` is markup only where it opens with a
# mention mark or a URL scheme. Slash commands are not always escaped: "< 200k and > 2" is text.
_MARKUP = re.compile(r"<([@#!][^<>]*+|[A-Za-z][A-Za-z0-9+.\-]*+:[^<>]*+)>")
_ENTITY = re.compile(r"&(?:amp|lt|gt);")
_EMPHASIS = re.compile(r"[*_`]++")
_CHARACTERS = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}


def question(text: str) -> str:
    """Take mentions, channels, links, emphasis and escapes out of the text of a Slack message.

    A link keeps its label and loses its address; a bare address goes altogether. White space is
    collapsed. Markup and escapes as in docs.slack.dev/messaging/formatting-message-text.
    """
    if "<" in text:
        text = _MARKUP.sub(_without_markup, text)
    if "*" in text or "_" in text or "`" in text:
        text = _EMPHASIS.sub(_without_emphasis, text)
    if "&" in text:
        text = _ENTITY.sub(_unescaped, text)
    return " ".join(text.split())


def _without_markup(found: re.Match[str]) -> str:
    inside = found.group(1)
    if inside[0] in "@#!":
        return " "
    _, _, label = inside.partition("|")
    return f" {label} "


def _without_emphasis(found: re.Match[str]) -> str:
    """Keep a mark between two word characters (`max_output`), drop it at the edge of a word."""
    text = found.string
    inside = found.start() > 0 and found.end() < len(text)
    if inside and text[found.start() - 1].isalnum() and text[found.end()].isalnum():
        return found.group()
    return " "


def _unescaped(found: re.Match[str]) -> str:
    return _CHARACTERS[found.group()]
