"""What follows an answer when a figure that it used is otherwise now: old and new, side by side."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from pydantic import TypeAdapter, ValidationError

from bot.evidence import Citations
from bot.library import Library
from bot.questions.figures import sentence_case
from bot.reply import Receipt, Reply, Status, Table
from knowledge.facts import Fact, Source, SourceKind

KIND = "digest"
MOST_ROWS = 10


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as an answer showed it, with the name of its source and its ISO date.

    It is `plain` where it is the model's own, whatever else was asked: without traffic, rate or
    provider.
    """

    shown: str
    source: str = ""
    as_of: str = ""
    plain: bool = False


# What an answer showed, by the ids of model and attribute.
Figures: TypeAlias = Mapping[tuple[str, str], Shown]
_TEXT = TypeAdapter(list[tuple[str, str, str, str, str, bool]])


def shown_in(receipt: Receipt) -> Figures:
    """The figures of an answer."""
    figures = dict(receipt.figures)
    if receipt.attribute and receipt.values:
        figures.setdefault(receipt.attribute, receipt.values)
    return {
        (model, attribute): shown_of(each)
        for attribute, by_model in figures.items()
        for model, each in by_model.items()
    }


def shown_of(figure: Mapping[str, Any], *, plain: bool = False) -> Shown:
    """A figure of a receipt as it was shown."""
    return Shown(figure["shown"], figure["source"], figure["as_of"], plain)


def written(figures: Figures) -> str:
    """Figures as JSON."""
    rows = [
        (*key, each.shown, each.source, each.as_of, each.plain) for key, each in figures.items()
    ]
    return _TEXT.dump_json(rows).decode()


def read(text: str) -> Figures:
    """The figures of a text; none where it is of another version."""
    try:
        rows = _TEXT.validate_json(text)
    except ValidationError:
        return {}
    return {
        (model, attribute): Shown(shown, source, as_of, plain)
        for model, attribute, shown, source, as_of, plain in rows
    }


@dataclass(frozen=True, slots=True)
class Corrected:
    """One figure that is otherwise now; `now` is None where its model is in the catalog no more."""

    model: str
    attribute: str
    then: Shown
    now: Shown | None


def correction(library: Library, before: Figures, after: Figures) -> Reply | None:
    """What is shown otherwise now than in an answer, with both sources; None where nothing is.

    `after` has what the same question shows now. A figure that it leaves out is said only where
    its model is gone; a new source or day of the same figure is no correction.
    """
    found = [*corrected(library, before, after)]
    if not found:
        return None
    citations = Citations(_fact(each) for one in found for each in (one.then, one.now) if each)
    models = tuple(dict.fromkeys(each.model for each in found))
    alone, more = len(found) == 1, len(found) - MOST_ROWS
    return Reply(
        headline=_headline(library, found, citations),
        receipt=Receipt(KIND, Status.ANSWERED, library.catalog.edition, models=models),
        table=None if alone else _table(library, found[:MOST_ROWS], citations),
        notes=(library.wording.say(KIND, "more_rows", count=more),) if more > 0 else (),
        sources=citations.lines(),
    )


def corrected(library: Library, before: Figures, after: Figures) -> Iterator[Corrected]:
    """The figures that are shown otherwise now, or whose models are gone."""
    for (model, attribute), then in before.items():
        now = after.get((model, attribute))
        gone = model not in library.catalog.cards
        moved = now is not None and now.shown != then.shown
        if attribute in library.catalog.attributes and (gone or moved):
            yield Corrected(model, attribute, then, None if gone else now)


def _table(library: Library, found: Sequence[Corrected], citations: Citations) -> Table:
    rows = (
        (
            _name(library, each),
            sentence_case(library.attribute(each.attribute).name),
            each.then.shown + citations.mark(_fact(each.then)),
            _now(library, each, citations),
        )
        for each in found
    )
    return Table(("Model", "Figure", "In the answer", "Now"), tuple(rows))


def _headline(library: Library, found: Sequence[Corrected], citations: Citations) -> str:
    """The one figure from what to what, or how many there are."""
    if len(found) > 1:
        return library.wording.say(KIND, "corrections", count=len(found))
    each = found[0]
    return library.wording.say(
        KIND,
        "corrected" if each.now else "gone",
        name=_name(library, each),
        attribute=library.attribute(each.attribute).name,
        then=each.then.shown + citations.mark(_fact(each.then)),
        now=_now(library, each, citations),
    )


def _now(library: Library, each: Corrected, citations: Citations) -> str:
    if each.now is None:
        return library.wording.say("changes", "went")
    return each.now.shown + citations.mark(_fact(each.now))


def _name(library: Library, each: Corrected) -> str:
    card = library.catalog.cards.get(each.model)
    return card.name if card else each.model


def _fact(shown: Shown) -> Fact:
    """A figure as sources are numbered by; one without a source has no number."""
    source = Source(shown.source, shown.source, SourceKind.IMPORT, shown.as_of, "")
    return Fact(shown.shown, source, shown.as_of)
