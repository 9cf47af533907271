"""The forms of the authored files: what an entry may say, checked by pydantic."""

from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    model_validator,
)

from knowledge.attribute import Direction
from knowledge.cards import Tier
from knowledge.facts import SourceKind, Unknown
from knowledge.units import DAY

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+((\.|-{1,2})[a-z0-9]+)*$")]
# A slug, and for one of several reviews of a pair the day.
ReviewId = Annotated[str, Field(pattern=r"^[a-z0-9]+((\.|-{1,2})[a-z0-9]+)*(@\d{4}-\d{2}-\d{2})?$")]
Word = Annotated[str, Field(pattern=r"^[a-z0-9]+$")]
# How a key begins.
Beginning = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")]
# What a source calls something: a slug, or its beginning.
SourceId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(-\*)?$")]
Text = Annotated[str, Field(pattern=r"^\S(.*\S)?$")]
Day = Annotated[str, AfterValidator(DAY.load)]


class Form(BaseModel):
    """An entry: a key it does not know is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FactForm(Form):
    """A fact: a value, or the reason why it is unknown; a bare value stands for itself."""

    value: Any = None
    unknown: Unknown | None = None
    source: str = ""
    as_of: Day | None = None
    note: str = ""
    doubted: bool = False
    estimate: bool = False
    variant: str = ""
    mode: str = ""
    harness: str = ""
    measured_by: str = ""

    @model_validator(mode="after")
    def _one_of_two(self) -> "FactForm":
        if (self.value is None) == (self.unknown is None):
            raise ValueError("give either a value or why it is unknown")
        return self


def _bare(value: object) -> object:
    return value if isinstance(value, dict) else {"value": value}


Facts = dict[str, Annotated[FactForm, BeforeValidator(_bare)]]


class RouteForm(Form):
    """A route: prices with their unit, both or neither."""

    provider: str
    tier: Tier = Tier.STANDARD
    input: str | None = None
    output: str | None = None
    source: str = ""
    as_of: Day | None = None
    note: str = ""
    doubted: bool = False

    @model_validator(mode="after")
    def _both_or_neither(self) -> "RouteForm":
        if (self.input is None) != (self.output is None):
            raise ValueError("give both prices or neither")
        return self


class ModelForm(Form):
    """A model's file."""

    id: Slug
    name: Text
    maker: str
    family: Word
    aliases: tuple[Text, ...] = ()
    nicknames: tuple[Text, ...] = ()
    source: str
    facts: Facts
    routes: tuple[RouteForm, ...] = ()


class ReviewForm(Form):
    """A review's file; figures by model and attribute, as they stood that day.

    The id is any name of its own; that of a later review is the pair, "@" and the day.
    """

    id: ReviewId
    models: tuple[str, str]
    reviewed: Day
    note: str = ""
    by: str = ""
    figures: dict[str, Facts]


class NamedForm(Form):
    """A maker, provider, workload or term."""

    name: Text
    aliases: tuple[Text, ...] = ()
    meaning: str = ""


class MakerForm(NamedForm):
    """A maker, with what tells its models by their ids and names."""

    families: tuple[Word, ...] = ()
    everyday: tuple[Word, ...] = ()
    models: tuple[Beginning, ...] = ()
    ids: tuple[Slug, ...] = ()
    own: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _everyday_families(self) -> "MakerForm":
        if not set(self.everyday) <= set(self.families):
            raise ValueError("an everyday word is one of the families too")
        return self


class ProviderForm(NamedForm):
    """A provider, with the ids that sources write for it; a star at the end is for the rest."""

    ids: tuple[SourceId, ...] = ()
    regions: dict[Slug, Text] = {}
    tier: Literal[Tier.FREE, Tier.SUBSCRIPTION] | None = None
    local: bool = False
    resells: bool = False


class LicenceForm(Form):
    """A licence; commercial use left out is not known. `source` is an address of its text."""

    name: Text
    ids: tuple[Slug, ...] = ()
    openness: Literal["proprietary", "open weights", "open source"]
    commercial_use: Literal["not allowed", "with conditions", "allowed"] | None = None
    meaning: str = ""
    source: str = ""


class BenchmarkForm(Form):
    """A benchmark: the unit of its scores, the better end, what it measures."""

    name: Text
    aliases: tuple[Text, ...] = ()
    unit: Text
    better: Direction
    meaning: Text


class SourceForm(Form):
    """A source that is not a review; `package` and `version` say what it is read from."""

    name: Text
    kind: SourceKind
    as_of: Day
    licence: Text
    package: str = ""
    version: str = ""


class NameWordsForm(Form):
    """Words of model names in general."""

    known: frozenset[str]
    variants: frozenset[str]
    generic: frozenset[str]
