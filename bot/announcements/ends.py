"""What is said of retirements that come near: the days that are left, and what comes after."""

from collections.abc import Iterable, Sequence

from bot.announcements.news import Retiring
from bot.evidence import Citations
from bot.library import Library
from bot.reply import Table
from knowledge.lines import newest_of_line


def nearest_of(found: Iterable[Retiring]) -> list[Retiring]:
    """One retirement of each model, the last step told, by day."""
    last: dict[str, Retiring] = {}
    for each in found:
        held = last.get(each.model)
        if held is None or each.step < held.step:
            last[each.model] = each
    return sorted(last.values(), key=lambda each: (each.day, each.model))


def ending(library: Library, retiring: Retiring) -> str:
    """One retirement in a sentence, with its source."""
    card = library.card(retiring.model)
    fact = card.fact("retired")
    return library.wording.say(
        "digest",
        "retiring",
        name=card.name,
        days=retiring.days_left,
        date=retiring.day,
        own=fact.own or not fact.routes,
        source=fact.source.name,
        as_of=fact.as_of,
        newest=successor(library, retiring),
    )


def successor(library: Library, retiring: Retiring) -> str:
    """The newest model of the line of one that ends; empty where none is known."""
    day = max(library.today.isoformat(), retiring.day)
    newest = newest_of_line(library.catalog, library.card(retiring.model), day)
    return newest.name if newest else ""


def table_of(library: Library, found: Sequence[Retiring], citations: Citations) -> Table:
    """Several retirements, a row each."""
    rows = (
        (
            library.card(each.model).name,
            each.day + citations.mark(library.card(each.model).fact("retired")),
            str(each.days_left) if each.days_left >= 0 else "past",
            successor(library, each) or "none known",
        )
        for each in found
    )
    return Table(("Model", "Retired", "Days left", "Newest of its line"), tuple(rows))
