"""Every phrase that means something, from the language's file, the registry and the catalog."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Any

from knowledge.attribute import Direction
from knowledge.catalog import Catalog, Named
from knowledge.names import Join, Run, Spellings, runs


class Role(StrEnum):
    """What a phrase does in a message."""

    CUE = "cue"
    DIRECTION = "direction"
    BOUND = "bound"
    UNIT = "unit"
    OPENNESS = "openness"
    NUMBER = "number"
    MAGNITUDE = "magnitude"
    MONTH = "month"
    STOP = "stop"
    ATTRIBUTE = "attribute"
    MAKER = "maker"
    PROVIDER = "provider"
    WORKLOAD = "workload"
    TERM = "term"
    TIER = "tier"
    TIER_BESIDE_PRICE = "tier beside price"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing a phrase can mean; `direction` where it says one too ("cheaper")."""

    role: Role
    value: Any
    direction: Direction | None = None


def load_language(name: str) -> Mapping[str, Any]:
    """The vocabulary file of a language."""
    return tomllib.loads((files("bot.vocabulary") / f"{name}.toml").read_text(encoding="utf-8"))


class Vocabulary:
    """Phrases and what they mean; the longest phrase at a place wins."""

    def __init__(self, catalog: Catalog, language: Mapping[str, Any]) -> None:
        meanings: dict[str, list[Meaning]] = defaultdict(list)
        for phrase, meaning in (*_language(language), *_registry(catalog), *_catalog(catalog)):
            key = " ".join(run.text for run in runs(phrase.lower()))
            if key and meaning not in meanings[key]:
                meanings[key].append(meaning)
        self._meanings = {key: tuple(found) for key, found in meanings.items()}
        self._longest: dict[str, int] = {}
        for key in self._meanings:
            first, *_ = words = key.split()
            self._longest[first] = max(self._longest.get(first, 0), len(words))
        numbers = {key for key, found in self._meanings.items() if _is_number(found)}
        self._number_words = frozenset(numbers | {"a", "an"})
        single = (word for key, found in self._meanings.items() if _corrects(key, found)
                  for word in key.split())  # fmt: skip
        self._spellings = Spellings(single, language["not_slips"]["words"], shortest=5)

    def at(self, span: Sequence[Run], place: int) -> tuple[tuple[Meaning, ...], int]:
        """What the longest known phrase at a place means, and where it ends; () if none."""
        first = span[place].text
        longest = self._longest.get(first, 0)
        if longest <= 1:
            return self._meanings.get(first, ()), place + 1
        for end in range(min(len(span), place + longest), place, -1):
            if any(run.join is Join.HARD for run in span[place + 1 : end]):
                continue
            found = self._meanings.get(" ".join(run.text for run in span[place:end]))
            if found:
                return found, end
        return (), place + 1

    def units(self) -> frozenset[str]:
        """Single words that make a number a quantity."""
        roles = {Role.UNIT, Role.MAGNITUDE}
        return frozenset(
            key
            for key, found in self._meanings.items()
            if " " not in key and any(meaning.role in roles for meaning in found)
        )

    def starts_number(self, word: str) -> bool:
        """Whether a number in words can start with it: two, half, a (million)."""
        return word in self._number_words

    def words(self) -> frozenset[str]:
        """Every single word that occurs in a phrase."""
        return frozenset(word for key in self._meanings for word in key.split())

    def put_right(self, word: str) -> str | None:
        """The known word a mistyped one stands for, or None."""
        return self._spellings.nearest(word)


def _corrects(key: str, found: tuple[Meaning, ...]) -> bool:
    """Whether slips are put right to a phrase's words; parts of company names attract others."""
    return " " not in key or any(each.role not in {Role.MAKER, Role.PROVIDER} for each in found)


def _is_number(found: tuple[Meaning, ...]) -> bool:
    return any(meaning.role is Role.NUMBER for meaning in found)


# Sections of the language's file that list the phrases of each value, and those that give each
# phrase its value.
LISTED = {
    "cues": Role.CUE,
    "bounds": Role.BOUND,
    "units": Role.UNIT,
    "openness": Role.OPENNESS,
    "tiers": Role.TIER,
    "tier_prices": Role.TIER,
    "tiers_beside_price": Role.TIER_BESIDE_PRICE,
}
VALUED = {
    "numbers": Role.NUMBER,
    "magnitudes": Role.MAGNITUDE,
    "months": Role.MONTH,
    "shares": Role.SHARE,
}


def _language(language: Mapping[str, Any]) -> Iterator[tuple[str, Meaning]]:
    for section, role in LISTED.items():
        for value, phrase in _phrases(language[section]):
            yield phrase, Meaning(role, value)
    for section, role in VALUED.items():
        for phrase, value in language[section].items():
            yield phrase, Meaning(role, value)
    for _, phrase in _phrases(language["tier_prices"]):
        yield phrase, Meaning(Role.ATTRIBUTE, "blended_price")
    for value, phrase in _phrases(language["directions"]):
        yield phrase, Meaning(Role.DIRECTION, Direction(value))
    for phrase in language["stop"]["words"]:
        yield phrase, Meaning(Role.STOP, phrase)


def _phrases(section: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    return ((value, phrase) for value, phrases in section.items() for phrase in phrases)


def _registry(catalog: Catalog) -> Iterator[tuple[str, Meaning]]:
    for attribute in catalog.attributes.values():
        for phrases, direction in (
            (attribute.words, None),
            (attribute.more, Direction.HIGHER),
            (attribute.less, Direction.LOWER),
        ):
            for phrase in phrases:
                yield phrase, Meaning(Role.ATTRIBUTE, attribute.id, direction)


def _catalog(catalog: Catalog) -> Iterator[tuple[str, Meaning]]:
    for role, entries in (
        (Role.MAKER, catalog.makers),
        (Role.PROVIDER, catalog.providers),
        (Role.WORKLOAD, catalog.workloads),
        (Role.TERM, catalog.terms),
    ):
        yield from _named(role, entries.values())


def _named(role: Role, entries: Iterable[Named]) -> Iterator[tuple[str, Meaning]]:
    for entry in entries:
        for phrase in entry.words:
            yield phrase, Meaning(role, entry.id)
