"""An answer as it can be gone back to later: what was asked, without words, and what it showed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.announcements.corrections import Figures, Shown, shown_in, shown_of
from bot.conversation.memory import remembered, written
from bot.evidence import figure_of
from bot.library import Library
from bot.preferences import Preferences
from bot.reading import Asked, Reading
from bot.reply import Receipt, Reply, Status
from bot.responder import Responder


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer showed; asked again by its `memory`, which is empty where it cannot be."""

    memory: str
    preferences: Preferences
    figures: Figures


def answer_of(
    responder: Responder, receipt: Receipt, memory: str, preferences: Preferences
) -> Answer | None:
    """An answer that was just given; None where it has no figures that can be followed.

    Where the `memory` of its thread does not give the very same answer, only those of its figures
    are followed that are the models' own.
    """
    figures = shown_in(receipt)
    if receipt.status is not Status.ANSWERED or not figures:
        return None
    again = asked_again(responder, memory, preferences)
    if again is None or again.receipt != receipt:
        memory = ""
    reading = remembered(memory, responder.catalog.cards) if memory else None
    may_be = not reading or _is_plain(reading, preferences)
    found = {
        key: replace(each, plain=may_be and _own(responder.library, *key) == each)
        for key, each in figures.items()
    }
    kept = {key: each for key, each in found.items() if memory or each.plain}
    return Answer(memory, preferences, kept) if kept else None


def asked_again(responder: Responder, memory: str, preferences: Preferences) -> Reply | None:
    """The same question answered anew; None where a model of it is gone or it is no answer now."""
    reading = remembered(memory, responder.catalog.cards)
    # What is written of a reading lacks the models that are not there any more.
    if reading is None or written(reading) != memory:
        return None
    reply = responder.again(reading, preferences)
    return reply if reply and reply.receipt.status is Status.ANSWERED else None


def shown_now(responder: Responder, answer: Answer) -> Figures:
    """The figures that are shown now in place of an answer's, as far as that can be told.

    The question is asked again only where one of its figures may be otherwise.
    """
    now = dict(_own_now(responder.library, answer.figures))
    if all(now.get(key) and _same(now[key], then) for key, then in answer.figures.items()):
        return answer.figures
    again = asked_again(responder, answer.memory, answer.preferences) if answer.memory else None
    found = shown_in(again.receipt) if again else {}
    return {
        key: replace(each, plain=then.plain)
        for key, then in answer.figures.items()
        if (each := found.get(key, now.get(key)))
    }


def _same(now: Shown, then: Shown) -> bool:
    return now.shown == then.shown


def _own_now(library: Library, figures: Figures) -> Iterator[tuple[tuple[str, str], Shown]]:
    """What the models' own figures are now, of those that are."""
    for key, then in figures.items():
        own = _own(library, *key) if then.plain else None
        if own:
            yield key, own


def _own(library: Library, model: str, attribute: str) -> Shown | None:
    """A model's own figure; None where the model or the attribute is not there."""
    card = library.catalog.cards.get(model)
    of = library.catalog.attributes.get(attribute)
    return shown_of(figure_of(of, of.of(card))) if card and of else None


def _is_plain(reading: Reading, preferences: Preferences) -> bool:
    """Whether nothing that was asked, or settled on, makes figures other than the models' own."""
    asked = reading.traffic != Asked() or reading.priced or reading.provider
    return not (asked or preferences.traffic or preferences.providers)
