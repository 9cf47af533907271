"""OpenRouter's list of models: one offer each, and what the models take."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from knowledge.cards import Tier
from knowledge.sources.imported.fields import (
    count,
    items,
    mapping,
    month,
    number,
    per_million,
    text,
)
from knowledge.sources.imported.form import Form, Shape, Unfit, WrongForm
from knowledge.sources.listing import Listing, Price
from knowledge.sources.pricing import price
from knowledge.sources.stated import input_facts, tool_facts
from knowledge.sources.text_models import writes_text

PROVIDER = "openrouter"
ROUTERS = {"openrouter", "switchpoint"}
# Suffixes of ids that are a class of price; the others are ways of routing, no offers of their own.
TIERS = {"": Tier.STANDARD, "free": Tier.FREE, "batch": Tier.BATCH}
# What a request may set, and the capabilities that means. What is not in the list is not denied.
PARAMETERS = {
    "tools": tool_facts(True),
    "structured_outputs": {"structured_outputs": True},
    "response_format": {"json_mode": True},
    "reasoning": {"reasoning": True},
}


def rows(document: Any) -> Iterator[Any]:
    """The models under "data"; a list of other things is of another form."""
    data = mapping(document).get("data")
    if not isinstance(data, list) or not any("pricing" in mapping(row) for row in data):
        raise WrongForm('there is no list of models with their pricing under "data"')
    yield from data


def listings(row: Any) -> Iterator[Listing]:
    """The offer of one model; Unfit for aliases, routers, and what does not write text."""
    model = mapping(row)
    slug, _, suffix = text(model.get("id")).partition(":")
    _check(model, slug, suffix)
    architecture = mapping(model.get("architecture"))
    yield Listing(
        source=PROVIDER,
        provider=PROVIDER,
        id=slug,
        name=_name(model),
        maker=slug.partition("/")[0],
        facts=_facts(model, items(architecture.get("input_modalities"))),
        prices=tuple(_prices(mapping(model.get("pricing")), TIERS[suffix])),
    )


def _check(model: Mapping[str, Any], slug: str, suffix: str) -> None:
    """Refuse what is no offer of a language model."""
    maker, _, rest = slug.partition("/")
    if not rest:
        raise Unfit("no id")
    if model.get("alias_target") or maker.startswith("~"):
        raise Unfit("an alias")
    if maker in ROUTERS or suffix not in TIERS:
        raise Unfit("a way of routing")
    writes = items(mapping(model.get("architecture")).get("output_modalities"))
    if (writes and "text" not in writes) or not writes_text(slug, _name(model)):
        raise Unfit("writes no text")


def _name(model: Mapping[str, Any]) -> str:
    """The display name without its maker in front: "Acme: Acme 2" is Acme 2."""
    name = text(model.get("name"))
    return name.partition(": ")[2] or name


def _facts(model: Mapping[str, Any], takes: list[Any]) -> dict[str, Any]:
    top = mapping(model.get("top_provider"))
    facts: dict[str, Any] = {
        "context_window": count(model.get("context_length")),
        "max_output": count(top.get("max_completion_tokens")),
        "knowledge_cutoff": month(model.get("knowledge_cutoff")),
    }
    if takes:
        facts |= input_facts("image" in takes, ("audio" in takes, "video" in takes))
    settable = items(model.get("supported_parameters"))
    for name, meant in PARAMETERS.items():
        facts |= meant if name in settable else {}
    return facts


def _prices(pricing: Mapping[str, Any], tier: Tier) -> Iterator[Price]:
    # With a fee for each request the price of the tokens is not the price of the offer.
    if number(pricing.get("request")) not in {None, Decimal(0)}:
        return
    names = ("prompt", "completion", "input_cache_read", "input_cache_write")
    found = price(tier, *(per_million(pricing.get(name)) for name in names))
    if found:
        yield found


FORM = Form(
    name="openrouter",
    shown="OpenRouter model list",
    shape=Shape.JSON,
    licence="none stated; OpenRouter's terms of service apply",
    attribution="Prices and limits as listed by OpenRouter, https://openrouter.ai.",
    rows=rows,
    listings=listings,
)
