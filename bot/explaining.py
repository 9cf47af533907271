"""How an answer came about: what was noticed, which kinds were tried, and why this one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.questions import ANSWERED
from bot.questions.doubt import doubt_of
from bot.questions.parts import parts
from bot.reading import Reading, Taken
from bot.reading.explained import MODEL, UNEXPLAINED
from bot.responder import ANY_PARTS, Responder, Turn

NO, YES, HALF = "no", "yes", "not all of it"
NO_PARTS = frozenset(kind.kind for kind in ANY_PARTS)


@dataclass(frozen=True, slots=True)
class Tried:
    """A kind that was tried: whether it recognised the reading, and the parts it cannot use."""

    kind: str
    outcome: str
    unused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """A message taken apart; `before` are models that the thread had from an earlier message."""

    spans: tuple[Taken, ...]
    before: tuple[str, ...]
    corrections: tuple[tuple[str, str], ...]
    tried: tuple[Tried, ...]
    reason: str


def explained(
    responder: Responder, message: str, previous: Reading | None, turn: Turn
) -> Explained:
    """Explain how a message was dealt with, after the reading before it in its thread."""
    spans = responder.explained(message, previous)
    reading = turn.reading
    here = {model for span in spans if span.sort == MODEL for model in span.means}
    tried = () if doubt_of(reading) else tuple(tried_kinds(reading))
    return Explained(
        spans,
        tuple(card.id for card in reading.cards if card.id not in here),
        reading.corrections,
        tried,
        _reason(reading, spans, tried),
    )


def tried_kinds(reading: Reading) -> Iterator[Tried]:
    """The kinds in the order tried, up to the one that answers."""
    found = parts(reading)
    for kind in ANSWERED:
        if kind.recognise(reading) is None:
            yield Tried(kind.kind, NO)
            continue
        unused = () if kind in ANY_PARTS else tuple(sorted(found - kind.uses))
        yield Tried(kind.kind, HALF if unused else YES, unused)
        if not unused:
            return


def _reason(reading: Reading, spans: Sequence[Taken], tried: Sequence[Tried]) -> str:
    """Why it was answered as this kind, or not at all."""
    if doubt := doubt_of(reading):
        strange = ", ".join(span.written for span in spans if span.sort == UNEXPLAINED)
        return f"declined before any kind was tried: {doubt}" + (f" ({strange})" if strange else "")
    last = tried[-1]
    if last.outcome == YES:
        used = ", ".join(sorted(parts(reading)))
        return f"{last.kind} is the first kind that recognises it" + (
            f" and uses all of its parts ({used})" if used and last.kind not in NO_PARTS else ""
        )
    half = [f"{each.kind} cannot use {', '.join(each.unused)}" for each in tried if each.unused]
    return f"no kind answers it: {'; '.join(half) or 'none recognises it'}"
