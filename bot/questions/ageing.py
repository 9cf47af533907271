"""What the day of the answer says of it: models that are retired, prices that have grown old."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from bot.evidence import Told
from bot.library import Library
from knowledge.cards import ModelCard
from knowledge.facts import Fact
from knowledge.lines import is_deprecated, newest_of_line
from knowledge.units import DAY

SOON = timedelta(days=180)
FRESH = timedelta(days=90)
MOST_NAMED = 3


def retirements(library: Library, cards: Iterable[ModelCard]) -> Iterator[str]:
    """Which models are retired, soon will be, or are marked as deprecated, and their followers."""
    for card in cards:
        fact = card.fact("retired")
        if fact.known and date.fromisoformat(fact.value) <= library.today + SOON:
            yield library.wording.say(
                "differences",
                "retired",
                name=card.name,
                past=fact.value <= library.today.isoformat(),
                date=fact.value,
                own=fact.own or not fact.routes,
                source=fact.source.name,
                as_of=fact.as_of,
                newest=_newest(library, card),
            )
        elif is_deprecated(card):
            newest = _newest(library, card)
            yield library.wording.say(
                "differences", "deprecated", name=card.name, note=fact.note, newest=newest
            )


def retired_among(library: Library, cards: Sequence[ModelCard]) -> Iterator[str]:
    """Which models of a list are retired by now, in one line."""
    today = library.today.isoformat()
    gone = [
        f"{card.name} ({retired})"
        for card in cards
        if (retired := card.value("retired")) and retired <= today
    ]
    if gone:
        yield library.wording.say(
            "differences",
            "retired_of_them",
            models=gone[:MOST_NAMED],
            more=max(0, len(gone) - MOST_NAMED),
        )


def old_prices(library: Library, told: Iterable[Told]) -> Iterator[str]:
    """How old the prices of an answer are, in one line for all older than 90 days."""
    facts = [(card.name, fact) for card, _, fact in told]
    old = [(name, fact.as_of) for name, fact in facts if fact.via and _is_old(library, fact)]
    if not old:
        return
    names = list(dict.fromkeys(name for name, _ in old))
    days = sorted({as_of for _, as_of in old})
    alone = len({name for name, _ in facts}) == 1
    yield library.wording.say(
        "differences",
        "old_price",
        names=[] if alone or len(names) > MOST_NAMED else names,
        several=len(old) > 1,
        first=days[0],
        last=days[-1],
        age=_ages(library.today, days),
    )


def _is_old(library: Library, fact: Fact) -> bool:
    return bool(fact.as_of) and library.today - date.fromisoformat(fact.as_of) > FRESH


def _ages(today: date, days: Sequence[str]) -> str:
    """How long ago days were: "6 months", "3 to 6 months", "60 days to 2 months"."""
    assert DAY.gap is not None  # noqa: S101 - days have a distance
    ages = dict.fromkeys(DAY.gap(today.isoformat(), day) for day in reversed(days))
    first, *rest = ages
    if not rest:
        return first
    alike = first.split()[-1].rstrip("s") == rest[-1].split()[-1].rstrip("s")
    return f"{first.split()[0] if alike else first} to {rest[-1]}"


def _newest(library: Library, card: ModelCard) -> str:
    newest = newest_of_line(library.catalog, card, library.today.isoformat())
    return newest.name if newest else ""
