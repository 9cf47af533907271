"""What of somebody's message can be compared or checked: its models, or the claim in it."""

import re
from collections.abc import Callable, Iterator

from bot.reply import Reply, Status
from bot.surfaces.slack.desk import Answerer
from bot.surfaces.slack.incoming import question

MOST_MODELS = 5
# Of a message so many lines, and so many sentences, are looked at.
_LINES, _SENTENCES, _LONGEST = 40, 12, 500
_END = re.compile(r"(?<=[.!?;])\s")


def comparison_in(answerer: Answerer, text: str) -> str:
    """The question that compares the models named in a message; empty where none is."""
    named = (model for each in _lines(text) for model in answerer.named(each[:_LONGEST]))
    return " vs ".join(list(dict.fromkeys(named))[:MOST_MODELS])


def claim_in(ask: Callable[[str], Reply], text: str) -> tuple[str, Reply] | None:
    """The first sentence of a message that claims what can be checked, and what is so."""
    for sentence in _sentences(text):
        for asked in (sentence, f"{sentence.rstrip('.!?; ')}, correct?"):
            reply = ask(asked)
            if reply.receipt.kind == "claim" and reply.receipt.status is Status.ANSWERED:
                return asked, reply
    return None


def _lines(text: str) -> list[str]:
    """The lines of a message with something in them, out of Slack's markup."""
    return [line for each in text.splitlines()[:_LINES] if (line := question(each))]


def _sentences(text: str) -> Iterator[str]:
    """Sentence by sentence, then the whole, if it is short."""
    parts = [part for line in _lines(text) for part in _END.split(line) if part.strip()]
    whole = question(text)
    if len(whole) <= _LONGEST and len(parts) > 1:
        parts = [*parts, whole]
    yield from (part for part in parts[:_SENTENCES] if len(part) <= _LONGEST)
