"""Every phrase that means something, from the language's file, the registry and the catalog."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from bot.reading.phrases import phrases
from bot.reading.sense import NOTHING, Meaning, Role, Sense, sense_of
from knowledge.catalog import Catalog
from knowledge.names import HARD, Run, Spellings, words_of

# Words of fewer letters are only put right where two letters are swapped.
SHORTEST_SLIP = 4
SHORTEST_SWAPPED = 3
# A phrase that ends on one of these speaks of models too: "reasoning models".
SPEAKS_OF_MODELS = frozenset({"model", "models", "llm", "llms"})
FIRST = (Role.DIRECTION, Role.ATTRIBUTE, Role.UNIT, Role.BOUND)


@cache
def load_language(name: str) -> Mapping[str, Any]:
    """The vocabulary file of a language."""
    return tomllib.loads((files("bot.vocabulary") / f"{name}.toml").read_text(encoding="utf-8"))


def ordinary_words(language: Mapping[str, Any]) -> frozenset[str]:
    """Words of everyday language, which are no slips of others."""
    text = (files("bot.vocabulary") / "ordinary.txt").read_text(encoding="utf-8")
    common = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset((*common, *language["not_slips"]["words"]))


MODEL, SUPERLATIVE = Meaning(Role.CUE, "model"), Meaning(Role.CUE, "superlative")


class Vocabulary:
    """Phrases and what they mean; the longest phrase at a place wins."""

    def __init__(self, catalog: Catalog, language: Mapping[str, Any]) -> None:
        meanings: dict[str, list[Meaning]] = defaultdict(list)
        for phrase, meaning in phrases(language, catalog):
            key = " ".join(words_of(phrase.lower()))
            if key and meaning not in meanings[key]:
                meanings[key].append(meaning)
        _with_words_inside(meanings)
        self._senses = {key: sense_of(found) for key, found in meanings.items()}
        self._longest: dict[str, int] = {}
        for key in self._senses:
            first, *_ = words = key.split()
            self._longest[first] = max(self._longest.get(first, 0), len(words))
        self.spellings = Spellings(_corrected(meanings), SHORTEST_SLIP, SHORTEST_SWAPPED)
        self.ordinary = ordinary_words(language)

    def at(self, span: Sequence[Run], place: int) -> tuple[Sense, int]:
        """What the longest known phrase at a place means, and where it ends."""
        first = span[place].text
        longest = self._longest.get(first, 0)
        if longest > 1:
            for end in range(min(len(span), place + longest), place + 1, -1):
                found = self._senses.get(" ".join([run.text for run in span[place:end]]))
                if found and not any(run.join is HARD for run in span[place + 1 : end]):
                    return found, end
        return self._senses.get(first, NOTHING), place + 1

    def word(self, text: str) -> Sense:
        """What a single word means."""
        return self._senses.get(text, NOTHING)

    def units(self) -> frozenset[str]:
        """Single words that make a number a quantity."""
        return frozenset(
            key
            for key, sense in self._senses.items()
            if " " not in key and (sense.units or sense.magnitude)
        )

    def words(self) -> frozenset[str]:
        """Every single word that occurs in a phrase."""
        return frozenset(word for key in self._senses for word in key.split())


def _with_words_inside(meanings: dict[str, list[Meaning]]) -> None:
    """What the words of a phrase mean besides: in "open weights models" the weights are open."""
    for key, found in tuple(meanings.items()):
        words = key.split()
        if len(words) > 1 and words[-1] in SPEAKS_OF_MODELS and MODEL not in found:
            found.append(MODEL)
        bounds = any(each.role is Role.BOUND for each in found)  # "at least" is no superlative
        if (
            len(words) > 1
            and not bounds
            and any(SUPERLATIVE in meanings.get(word, ()) for word in words)
        ):
            found.append(SUPERLATIVE)
        if len(words) > 1 and all(
            each.role is Role.TERM for each in found if each not in (MODEL, SUPERLATIVE)
        ):
            starts = (" ".join(words[:end]) for end in range(len(words) - 1, 0, -1))
            found.extend(next((meanings[start] for start in starts if start in meanings), ()))


def _corrected(meanings: Mapping[str, Sequence[Meaning]]) -> Iterator[str]:
    """The words that slips are put right to, those that matter most first."""
    keys = [key for key, found in meanings.items() if _corrects(key, found)]
    ranks = {key: min(_rank(each) for each in meanings[key]) for key in keys}
    return (word for key in sorted(keys, key=lambda key: ranks[key]) for word in key.split())


def _rank(meaning: Meaning) -> int:
    return FIRST.index(meaning.role) if meaning.role in FIRST else len(FIRST)


def _corrects(key: str, found: Sequence[Meaning]) -> bool:
    """Whether slips are put right to a phrase's words; parts of company names attract others."""
    return " " not in key or any(each.role not in {Role.MAKER, Role.PROVIDER} for each in found)
