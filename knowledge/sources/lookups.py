"""Lookups: whose a model is, who offers it and what its licence is, from what sources write."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge.cards import Tier
from knowledge.facts import Unknown

# A licence is meant with these words behind its name or without them.
_LICENCE = re.compile(r"(?:-licen[cs]e)?(?:-agreement)?$")
_SIGNS = re.compile(r"[^a-z0-9]+")
# "us.anthropic.claude-sonnet-4", "hf:zai-org/GLM-4.6", "anthropic--claude-3-opus".
_STEPS = re.compile(r"[/:.]|--")
_WORDS = re.compile(r"[a-z0-9]+")
_LETTERS = re.compile(r"[a-z]+")


def slug(written: str) -> str:
    """A spelling in lower case, with a hyphen for any other signs between letters and digits."""
    return _SIGNS.sub("-", written.lower()).strip("-")


def licence_key(written: str) -> str:
    """A licence's id or name, as a slug without "license" or "agreement" behind it."""
    return _LICENCE.sub("", slug(written))


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider, under one of the ids that sources write for it.

    `region` is empty for its usual offer; `tier` is the class of its standard prices where they
    are of another. A local one offers nothing; one that resells passes on what others offer, at
    prices of its own; an unlisted one is in no authored table.
    """

    id: str
    name: str
    region: str = ""
    tier: Tier | None = None
    local: bool = False
    resells: bool = False
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Licence:
    """What a licence of weights is called and allows; `source` is an address of its text."""

    id: str
    name: str
    openness: str
    commercial_use: str | Unknown
    meaning: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Providers:
    """Providers by the ids that sources write, `beginnings` of such ids, and names by own id."""

    ids: Mapping[str, Provider]
    beginnings: Mapping[str, Provider]
    names: Mapping[str, str]

    def of(self, written: str) -> Provider:
        """The provider of a source's id; one of its own, unlisted, where the table has none."""
        key = slug(written)
        found = self.ids.get(key)
        if found is None:
            starts = (start for start in self.beginnings if key.startswith(start))
            longest = max(starts, key=len, default="")
            found = self.beginnings.get(longest)
        return found or Provider(key, self.name(key), listed=False)

    def name(self, provider: str) -> str:
        """The name of a provider by its own id; an unlisted one's is its id with capitals."""
        listed = self.names.get(provider)
        return listed or " ".join(part[:1].upper() + part[1:] for part in provider.split("-"))

    def unlisted(self, written: Iterable[str]) -> tuple[str, ...]:
        """Those of the ids that the table has nothing for, in order, each once."""
        return tuple(sorted({each for each in written if not self.of(each).listed}))


@dataclass(frozen=True, slots=True)
class Makers:
    """Makers by what tells them: organisations in ids, names, families, beginnings of keys.

    `everyday` families name no model by themselves; `services` are the providers that are a
    maker's own.
    """

    organisations: Mapping[str, str]
    names: Mapping[str, str]
    families: Mapping[str, str]
    beginnings: Mapping[str, str]
    everyday: frozenset[str]
    services: Mapping[str, frozenset[str]]

    def of(self, model: str, ids: Iterable[str], written: Iterable[str] = ()) -> str:
        """The maker of a model, by its key, its ids, and the makers that sources name; or "".

        Most of the ids decide, else most of the makers named, and where they are even, the family.
        """
        for beginning, maker in self.beginnings.items():
            if model.startswith(beginning):
                return maker
        by_family = self.families.get(self._family_word(model), "")
        told = _known(map(self._organisation, ids))
        told = told or _known(self.names.get(slug(each), "") for each in written)
        return max(
            sorted(told), key=lambda maker: (told[maker], maker == by_family), default=by_family
        )

    def own(self, maker: str) -> frozenset[str]:
        """The ids of the providers that are a maker's own service."""
        return self.services.get(maker, frozenset())

    def family(self, model: str) -> str:
        """The word that names a model's family by itself; empty where there is none."""
        word = self._family_word(model)
        return "" if word in self.everyday else word

    def _organisation(self, listed: str) -> str:
        """The maker that an id names, the nearest to the model's own name."""
        *steps, _ = _STEPS.split(listed.lower())
        known = (self.organisations.get(slug(step), "") for step in reversed(steps))
        return next(filter(None, known), "")

    def _family_word(self, model: str) -> str:
        return next((word for word in _words(model) if word in self.families), "")


@dataclass(frozen=True, slots=True)
class Licences:
    """Licences by id and by name."""

    entries: Mapping[str, Licence]

    def get(self, written: str) -> Licence | None:
        """The licence that a source names, however it writes its id; None for one not known."""
        return self.entries.get(licence_key(written))


def _known(makers: Iterable[str]) -> Counter[str]:
    return Counter(filter(None, makers))


def _words(model: str) -> Iterator[str]:
    """The words of a model's key; of one with a number behind it, the letters too."""
    for word in _WORDS.findall(model.lower()):
        yield word
        letters = _LETTERS.match(word)
        if letters and letters.group() != word:
            yield letters.group()
