"""A watch kept as ids and figures: a search as a reading without words, and in set words."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.conversation.memory import remembered, written
from bot.library import Library
from bot.questions.criteria import BOUNDS, DATED, FLAGS, Beyond, order_words
from bot.questions.search import Search
from bot.reading import Reading, Sought, Stated
from bot.reading.reading import Priced
from knowledge.attribute import Attribute
from knowledge.catalog import Catalog
from knowledge.names import Mention, Resolved
from knowledge.prices import how
from knowledge.search import Limit
from knowledge.units import DAY, MONTH

OPENNESS, COMMERCIAL = "openness", "commercial_use"
APART = FLAGS | {OPENNESS, COMMERCIAL}


def is_narrow(search: Search) -> bool:
    """Whether a search has limits: an order alone is of the whole catalog."""
    criteria = search.criteria
    limited = criteria.limits or criteria.maker or criteria.provider or criteria.top
    return bool(limited or search.beyond)


def memory_of(search: Search, priced: Priced, catalog: Catalog) -> str:
    """A search as text; the same one in other words has the same text.

    `priced` are the price classes that it was asked at.
    """
    return written(_reading(search, priced, catalog))


def search_of(memory: str, catalog: Catalog) -> Search | None:
    """The search of a text; None where it cannot be read, or what it is of is no longer there."""
    reading = remembered(memory, catalog.cards)
    if reading is None or (reading.has("than") and not reading.cards):
        return None
    search = Search.recognise(reading)
    return search if search and _is_there(search, catalog) else None


def _is_there(search: Search, catalog: Catalog) -> bool:
    criteria = search.criteria
    names = {limit.attribute for limit in criteria.limits}
    names |= {each.attribute for each in (criteria.order, search.beyond) if each}
    maker_is = criteria.maker is None or criteria.maker in catalog.makers
    return maker_is and names <= catalog.attributes.keys()


def _reading(search: Search, priced: Priced, catalog: Catalog) -> Reading:
    """The plainest reading that asks for a search."""
    criteria, beyond = search.criteria, search.beyond
    limits = sorted(criteria.limits, key=lambda each: (each.attribute, each.direction))
    card = catalog.cards[beyond.model] if beyond else None
    return Reading(
        mentions=(Mention(0, 0, "", Resolved(card)),) if card else (),
        sought=tuple(_sought(search, limits)),
        cues=frozenset(_cues(search, limits)),
        priced=priced,
        maker=criteria.maker,
        provider=criteria.provider,
        openness=next((each.value for each in limits if each.attribute == OPENNESS), None),
        top=criteria.top,
        stated=tuple(
            Stated(each.attribute, each.value, each.direction, each.strict)
            for each in limits
            if each.attribute not in APART
        ),
    )


def _sought(search: Search, limits: Sequence[Limit]) -> Iterator[Sought]:
    """The attributes that a search names: what can be had or not, and what it is ordered by."""
    yield from (Sought(each.attribute) for each in limits if each.attribute in FLAGS | {COMMERCIAL})
    by = search.beyond or (None if search.rate else search.criteria.order)
    if by:
        yield Sought(by.attribute, by.direction)


def _cues(search: Search, limits: Sequence[Limit]) -> Iterator[str]:
    yield "model"
    if search.beyond:
        yield "than"
    elif search.criteria.order:
        yield "superlative"
    if any(each.value is False for each in limits):
        yield "negative"


def said(search: Search, library: Library) -> str:
    """A search in set words: "models with vision and an output price under $1 / 1M tokens"."""
    criteria = search.criteria
    return library.wording.say(
        "watch",
        "said",
        **_limits_said(library, criteria.limits),
        **_beyond_said(library, search.beyond),
        maker=library.catalog.makers[criteria.maker].name if criteria.maker else "",
        provider=library.provider(criteria.provider) if criteria.provider else "",
        how=how(search.rate),
        top=criteria.top,
        order="" if search.beyond else order_words(library, criteria.order),
    )


def _limits_said(library: Library, limits: Sequence[Limit]) -> dict[str, Any]:
    """Limits by how they are said of models, in one order whichever they were typed in."""
    ordered = sorted(limits, key=lambda each: (each.attribute not in FLAGS, each.attribute))
    return {
        "openness": [str(each.value) for each in ordered if each.attribute == OPENNESS],
        "has": [*_has(library, ordered)],
        "lacks": [
            library.attribute(each.attribute).name for each in ordered if each.value is False
        ],
        "dated": [*_dated(library, ordered)],
        "commercial": any(each.attribute == COMMERCIAL for each in ordered),
    }


def _beyond_said(library: Library, beyond: Beyond | None) -> dict[str, str]:
    """The limit that another model sets."""
    if beyond is None:
        return {"beyond": "", "way": "", "measure": ""}
    attribute = library.attribute(beyond.attribute)
    way = BOUNDS[beyond.direction, True]
    return {
        "beyond": attribute.name,
        "way": DATED[way] if _is_dated(attribute) else way,
        "measure": library.card(beyond.model).name,
    }


def _has(library: Library, limits: Sequence[Limit]) -> Iterator[str]:
    """What a model has to have: "vision", "an output price under $1 / 1M tokens"."""
    for limit in limits:
        attribute = library.attribute(limit.attribute)
        if limit.attribute in FLAGS:
            if limit.value:
                yield attribute.name
        elif limit.attribute not in APART and not _is_dated(attribute):
            yield library.wording.say(
                "watch",
                BOUNDS[limit.direction, limit.strict].replace(" ", "_"),
                attribute=attribute.name,
                value=attribute.scale.write(limit.value),
            )


def _dated(library: Library, limits: Sequence[Limit]) -> Iterator[str]:
    """From when a model has to be: "released after 2025-12-31"."""
    for limit in limits:
        attribute = library.attribute(limit.attribute)
        if _is_dated(attribute):
            bound = DATED[BOUNDS[limit.direction, limit.strict]]
            name = "released" if attribute.id == "released" else f"with a {attribute.name}"
            yield f"{name} {bound} {limit.value}"


def _is_dated(attribute: Attribute) -> bool:
    return attribute.scale in {DAY, MONTH}
