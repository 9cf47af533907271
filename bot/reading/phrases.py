"""Every phrase with each of its meanings: from the language's file, the registry, the catalog."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bot.reading.sense import Meaning, Role
from knowledge.attribute import Direction
from knowledge.catalog import Catalog, Named

Phrases = Iterable[tuple[str, Meaning]]
# A provider that hosts so many models of others for each of its own is named as a place.
HOSTED_PER_MADE = 5

# Sections of the language's file that list the phrases of each value, and those that give each
# phrase its value.
LISTED = {
    "cues": Role.CUE,
    "bounds": Role.BOUND,
    "units": Role.UNIT,
    "openness": Role.OPENNESS,
    "licences": Role.LICENCE,
    "tiers": Role.TIER,
    "tier_prices": Role.TIER,
    "tiers_beside_price": Role.TIER_BESIDE_PRICE,
}
VALUED = {
    "numbers": Role.NUMBER,
    "magnitudes": Role.MAGNITUDE,
    "months": Role.MONTH,
    "shares": Role.SHARE,
    "factors": Role.FACTOR,
}


def phrases(language: Mapping[str, Any], catalog: Catalog) -> Phrases:
    """All phrases of a language's file, the registry's and the catalog's, with their meanings."""
    yield from _language(language)
    yield from _registry(catalog)
    yield from _catalog(catalog)


def _language(language: Mapping[str, Any]) -> Phrases:
    for section, role in LISTED.items():
        for value, phrase in _listed(language[section]):
            yield phrase, Meaning(role, value)
    for section, role in VALUED.items():
        for phrase, value in language[section].items():
            yield phrase, Meaning(role, value)
    for _, phrase in _listed(language["tier_prices"]):
        yield phrase, Meaning(Role.ATTRIBUTE, "blended_price")
    for value, phrase in _listed(language["directions"]):
        yield phrase, Meaning(Role.DIRECTION, Direction(value))
    for attribute, phrases in language["attributes"].items():
        yield from _of_attribute(attribute, **phrases)
    for phrase in language["stop"]["words"]:
        yield phrase, Meaning(Role.STOP, phrase)


def _listed(section: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    return ((value, phrase) for value, phrases in section.items() for phrase in phrases)


def _registry(catalog: Catalog) -> Phrases:
    for each in catalog.attributes.values():
        yield from _of_attribute(each.id, each.words, each.more, each.less)


def _of_attribute(
    name: str, words: Sequence[str] = (), more: Sequence[str] = (), less: Sequence[str] = ()
) -> Phrases:
    """The words of an attribute, and those that give it a direction too."""
    for said, way in ((words, None), (more, Direction.HIGHER), (less, Direction.LOWER)):
        for phrase in said:
            yield phrase, Meaning(Role.ATTRIBUTE, name, way)


def _catalog(catalog: Catalog) -> Phrases:
    for role, entries in (
        (Role.MAKER, catalog.makers),
        (Role.PROVIDER, catalog.providers),
        (Role.WORKLOAD, catalog.workloads),
        (Role.TERM, catalog.terms),
    ):
        yield from _named(role, entries.values())
    yield from _hosts(catalog)


def _hosts(catalog: Catalog) -> Phrases:
    """The names of makers that host far more models of others than they make."""
    made: Counter[str] = Counter()
    hosted: Counter[tuple[str, str]] = Counter()
    for card in catalog.cards.values():
        made[card.maker] += 1
        hosted.update({(route.provider, card.maker) for route in card.routes})
    makers = {phrase: each.id for each in catalog.makers.values() for phrase in each.words}
    for each in catalog.providers.values():
        every = sum(count for (provider, _), count in hosted.items() if provider == each.id)
        for phrase in each.words:
            maker = makers.get(phrase, "")
            others = every - hosted[each.id, maker]
            if maker and others >= made[maker] * HOSTED_PER_MADE:
                yield phrase, Meaning(Role.HOST, True)


def _named(role: Role, entries: Iterable[Named]) -> Phrases:
    for entry in entries:
        for phrase in entry.words:
            yield phrase, Meaning(role, entry.id)
