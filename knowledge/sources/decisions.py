"""The authored decisions on which ids and names are one model, read from identity.toml."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import translate
from functools import cached_property
from pathlib import Path

from pydantic import Field

from knowledge.names.key import Key, Keys
from knowledge.sources.authored_files import Files
from knowledge.sources.authored_forms import Form, Slug, Text

# A release may also be written with its month alone.
MONTH = len("2024-10")
BASE = "base"
NOTHING = "no name is left"

Lists = Mapping[str, tuple[str, ...]]


class WordsForm(Form):
    """Words for making keys; see Keys."""

    makers: frozenset[str]
    heads: frozenset[str]
    hosts: frozenset[str]
    modes: frozenset[str]


class WeightsForm(Form):
    """Which sources list weights, and which accounts publish their own."""

    sources: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()


class IdentityForm(Form):
    """identity.toml: its comments say what each section holds."""

    words: WordsForm
    weights: WeightsForm = Field(default_factory=WeightsForm)
    same: dict[Slug, tuple[Text, ...]] = Field(default_factory=dict)
    apart: dict[Slug, dict[str, Slug]] = Field(default_factory=dict)
    left_out: dict[str, tuple[Text, ...]] = Field(default_factory=dict)
    names: dict[Slug, Text] = Field(default_factory=dict)
    variants: dict[Slug, tuple[Slug, ...]] = Field(default_factory=dict)


@dataclass(frozen=True)
class Decisions:
    """Which model an id belongs to.

    `same` has spellings by the model they belong to, `apart` the models that dated releases of a
    name are, by date, `left_out` the names of what is no model, by the reason; there * stands for
    anything. `names` are display names, `variants` the models that a name without its release may
    mean. `weights` are sources that list weights, `publishers` accounts, in lower case, that
    publish their own, and `written` the models that have a file.
    """

    keys: Keys
    same: Lists = field(default_factory=dict)
    apart: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    left_out: Lists = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    variants: Lists = field(default_factory=dict)
    weights: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    written: frozenset[str] = frozenset()

    def model_of(self, spelling: str) -> str:
        """The id of the model an id or a name belongs to; empty if nothing is left of it."""
        return self._written(spelling) or self._keyed(self.keys.key_of(spelling))

    def placed(self, offer: str, name: str = "") -> tuple[str, str]:
        """The model that an offer belongs to, by its id, and why it is no model, or empty.

        Of the name it is taken whether weights before instruction are offered under a plain id.
        """
        model = self.model_of(offer)
        if not model:
            return "", NOTHING
        if BASE in name.lower() and self.model_of(name) == f"{model}-{BASE}":
            model = f"{model}-{BASE}"
        return model, self._reason(model)

    def spellings(self, model: str) -> Iterator[str]:
        """How a model may be written besides its ids and names, by these decisions."""
        yield from self.same.get(model, ())
        for name, releases in self.apart.items():
            dated = (date for date in releases if date and releases[date] == model)
            yield from (f"{name} ({date})" for date in dated)

    def _written(self, spelling: str) -> str | None:
        """The model of a whole id, or of its last part."""
        written = spelling.lower()
        return self._models.get(written) or self._models.get(written.rpartition("/")[2])

    def _keyed(self, key: Key) -> str:
        return self._release(key) or self._models.get(key.name, key.name)

    def _release(self, key: Key) -> str | None:
        """The model of a dated release; a name without a date may be decided on too."""
        releases = self.apart.get(key.name, {})
        if len(key.dated) == MONTH:
            days = [model for day, model in releases.items() if day.startswith(key.dated)]
            return days[0] if len(days) == 1 else None
        return releases.get(key.dated) or releases.get(key.dated[:MONTH])

    @cached_property
    def _models(self) -> Mapping[str, str]:
        return dict(_turned(self.same))

    def _reason(self, model: str) -> str:
        return next((reason for reason, what in self._reasons if what.match(model)), "")

    @cached_property
    def _reasons(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple(
            (reason, re.compile("|".join(map(translate, names))))
            for reason, names in self.left_out.items()
        )


def decided(folder: Path) -> Decisions:
    """The decisions in identity.toml under a folder; BrokenSource where they cannot be read."""
    form = Files(folder).whole("identity", IdentityForm)
    words = form.words
    return Decisions(
        Keys(words.makers, words.heads, words.hosts, words.modes),
        form.same,
        form.apart,
        form.left_out,
        form.names,
        form.variants,
        form.weights.sources,
        form.weights.publishers,
        frozenset(file.stem for file in (folder / "models").glob("*.toml")),
    )


def _turned(lists: Lists) -> Iterator[tuple[str, str]]:
    for one, spellings in lists.items():
        for spelling in spellings:
            yield spelling.lower(), one
