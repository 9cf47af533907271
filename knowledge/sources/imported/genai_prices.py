"""genai-prices' list as its maker publishes it; a newer one than the package has.

It has prices of several days: what was asked, what is, and what will be from a day on. Read are
those in force on the day that the import is of, so that a build of tomorrow says the same.
"""

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Annotated, Any

from pydantic import AfterValidator, ConfigDict, Field, PlainValidator, ValidationError

from knowledge.sources import genai_prices
from knowledge.sources.faults import Fault
from knowledge.sources.figures import MOST_TOKENS, Flag, Row, Tokens, Usd
from knowledge.sources.imported.fields import items, mapping
from knowledge.sources.imported.form import Form, Shape, Unfit, WrongForm
from knowledge.sources.listing import Listing
from knowledge.sources.packages import Package

NAME = "genai-prices"
WRONG = "a value that cannot be"


def _day(value: object) -> date:
    return date.fromisoformat(str(value))


class _Step(Row):
    start: Annotated[int, Field(ge=0, le=MOST_TOKENS)]
    price: Usd


class _Stepped(Row):
    base: Usd
    tiers: list[_Step]


class _Asked(Row):
    """What is asked by the token; prices by anything else are only known to be there."""

    model_config = ConfigDict(extra="allow")

    input_mtok: Usd | _Stepped | None = None
    output_mtok: Usd | _Stepped | None = None
    cache_read_mtok: Usd | _Stepped | None = None
    cache_write_mtok: Usd | _Stepped | None = None


def _attributes(asked: _Asked) -> SimpleNamespace:
    """Prices as the package has them: all of them are attributes."""
    return SimpleNamespace(**dict(asked))


_Prices = Annotated[_Asked, AfterValidator(_attributes)]


class _From(Row):
    start_date: Annotated[date, PlainValidator(_day)]


class _Daily(Row):
    start_time: str


class _Conditional(Row):
    prices: _Prices
    constraint: _From | _Daily | None = None


class _Variant(_Conditional):
    when: dict[str, str]


class _Model(Row):
    id: str
    name: str | None = None
    context_window: Tokens | None = None
    deprecated: Flag = None
    prices: _Prices | list[_Conditional] = Field(default_factory=list)
    price_variants: list[_Variant] | None = None


class _Provider(Row):
    id: Annotated[str, Field(min_length=1)]
    models: list[_Model]


def rows(document: Any) -> Iterator[tuple[Any, Any]]:
    """The provider's id and the model of each offer."""
    providers = [mapping(entry) for entry in items(document)]
    if not any("api_pattern" in entry and "models" in entry for entry in providers):
        raise WrongForm('it is no list of providers with their "api_pattern" and "models"')
    for entry in providers:
        for model in items(entry.get("models")):
            yield entry.get("id"), model


def dated(row: tuple[Any, Any], as_of: str) -> tuple[Any, Any, str]:
    """A row with the day whose prices are meant."""
    return *row, as_of


def listings(row: tuple[Any, Any, str]) -> Iterator[Listing]:
    """The offer on a day, as the package's reader has it; Unfit where a value in it is wrong."""
    provider, model, as_of = row
    try:
        offer = _Provider.model_validate({"id": provider, "models": [model]})
    except ValidationError:
        raise Unfit(WRONG) from None
    faults: list[Fault] = []
    found = list(genai_prices.listings([offer], Package(NAME, NAME, "", as_of), faults))
    if not found:
        raise Unfit(WRONG if faults else "writes no text")
    yield from found


FORM = Form(
    name=NAME,
    shown="genai-prices price list",
    shape=Shape.JSON,
    licence="MIT",
    attribution="",
    rows=rows,
    listings=listings,
    dated=dated,
)
