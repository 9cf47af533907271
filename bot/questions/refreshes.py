"""What refreshes of the catalog found to be otherwise: which of it is asked for, and in words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.evidence import plain
from bot.library import Library
from bot.reply import Table
from knowledge.catalog import Change, ChangeKind
from knowledge.changes import DAYS_KEPT, PRICED, percent
from knowledge.facts import Fact, Unknown
from knowledge.prices import PRICES

MOST_SHOWN = 10
OF_PRICES = frozenset(price.id for price in PRICES)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which changes are asked for: of these models and attributes, or all; the last `days`."""

    models: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    days: int | None = None
    new_models: bool = False

    def first(self, library: Library) -> str:
        """The first day that counts, as an ISO date."""
        return (library.today - timedelta(days=self.days or DAYS_KEPT)).isoformat()

    def found(self, library: Library) -> tuple[Change, ...]:
        """The changes that are asked for, the newest first."""
        first = self.first(library)
        return tuple(
            each for each in library.catalog.changes if each.date >= first and self._takes(each)
        )

    def _takes(self, change: Change) -> bool:
        if self.models and change.model not in self.models:
            return False
        if self.new_models:
            return change.kind is ChangeKind.NEW
        return not self.attributes or self.has(change.attribute)

    def has(self, attribute: str) -> bool:
        """Whether a change of an attribute is asked for."""
        if not self.attributes or attribute in self.attributes:
            return True
        # The blended price and the monthly cost move where the prices per token do.
        whole = OF_PRICES.difference(PRICED).intersection(self.attributes)
        return bool(whole) and attribute in OF_PRICES


def counts(library: Library, changes: Sequence[Change]) -> list[str]:
    """How many changes there are of each kind, in words."""
    found = Counter(change.kind for change in changes)
    return [
        library.wording.say("changes", kind.replace(" ", "_"), count=found[kind])
        for kind in ChangeKind
        if found[kind]
    ]


def table(library: Library, changes: Sequence[Change]) -> Table:
    """The newest changes, a row each."""
    rows = (_row(library, change) for change in changes[:MOST_SHOWN])
    return Table(("Model", "What", "Was", "Now", "Found"), tuple(rows))


def _row(library: Library, change: Change) -> tuple[str, ...]:
    say = library.wording.say
    if change.kind in {ChangeKind.NEW, ChangeKind.GONE}:
        what = say("changes", "came" if change.kind is ChangeKind.NEW else "went")
        return change.name, what, "", "", change.date
    attribute = library.attribute(change.attribute)
    what = say(
        "changes",
        "figure",
        attribute=attribute.name,
        provider=library.provider(change.provider) if change.provider else "",
        by=percent(change),
    )
    then, now = (attribute.cell(Fact(value)) for value in (change.then, change.now))
    return change.name, what, then, now, change.date


def more(library: Library, changes: Sequence[Change]) -> Iterator[str]:
    """How many changes are not shown."""
    if len(changes) > MOST_SHOWN:
        yield library.wording.say("changes", "more", count=len(changes) - MOST_SHOWN)


def sources(library: Library, changes: Sequence[Change]) -> Iterator[str]:
    """The refreshes that found the changes shown."""
    for date in dict.fromkeys(change.date for change in changes[:MOST_SHOWN]):
        yield f"{library.wording.say('changes', 'source')}, {date}"


def objects(changes: Sequence[Change]) -> list[dict[str, Any]]:
    """Changes as the answer object has them, with their day where they have one."""
    return [
        {
            **({"date": change.date} if change.date else {}),
            "kind": str(change.kind),
            "model": change.model,
            "attribute": change.attribute or None,
            "then": _value(change.then),
            "now": _value(change.now),
            "provider": change.provider or None,
        }
        for change in changes
    ]


def _value(value: Any) -> Any:
    return None if isinstance(value, Unknown) else plain(value)
