"""The price table inside litellm's wheel; the package is never installed."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from pydantic import Field, model_validator

from knowledge.cards import Tier
from knowledge.harvest import BrokenSource
from knowledge.sources.faults import Fault, sound
from knowledge.sources.figures import Day, Flag, Row, Tokens, UsdPerToken
from knowledge.sources.listing import Listing, Price
from knowledge.sources.packages import Package
from knowledge.sources.pricing import price, region_of, tier_of
from knowledge.sources.stated import input_facts, known, tool_facts, window_facts
from knowledge.sources.text_models import writes_text

TABLE = "litellm/model_prices_and_context_window_backup.json"
MODES = ("chat", "completion", "responses")
# Flex, priority and other classes of service have endings of their own, and are left out.
SIDES = (
    "input_cost_per_token",
    "output_cost_per_token",
    "cache_read_input_token_cost",
    "cache_creation_input_token_cost",
)
_COST = re.compile(rf"(?:{'|'.join(SIDES)})(?P<class>_batches|_above_(?P<thousands>\d+)k_tokens)?")


class _Priced(Row):
    """What has prices per token, each under its key; they are gathered in `costs`."""

    costs: dict[str, UsdPerToken]

    @model_validator(mode="before")
    @classmethod
    def _gathered(cls, row: object) -> object:
        if not isinstance(row, Mapping):
            return row
        return {**row, "costs": {key: row[key] for key in row if _COST.fullmatch(str(key))}}


class _Bracket(_Priced):
    """The prices of prompts of a certain size; `range` is from and to, in tokens."""

    range: list[Tokens] = Field(min_length=1)


class _Notes(Row):
    notes: str = ""


class _Entry(_Priced):
    litellm_provider: str
    max_input_tokens: Tokens = None
    max_output_tokens: Tokens = None
    supported_output_modalities: list[str] = Field(default_factory=lambda: ["text"])
    supports_vision: Flag = None
    supports_audio_input: Flag = None
    supports_video_input: Flag = None
    supports_reasoning: Flag = None
    supports_function_calling: Flag = None
    supports_response_schema: Flag = None
    supports_computer_use: Flag = None
    deprecation_date: Day = None
    metadata: _Notes = _Notes()
    tiered_pricing: list[_Bracket] = Field(default_factory=list)


def read(package: Package, table: str = TABLE) -> Mapping[str, Any]:
    """A table of this form in the package's wheel: entries by key."""
    text = package.member(table)
    try:
        return dict(json.loads(text, parse_float=Decimal))
    except (ValueError, TypeError) as fault:
        raise BrokenSource(f"{package.name} {package.version}: {table}: {fault}") from fault


def listings(data: Any, package: Package, faults: list[Fault]) -> Iterator[Listing]:
    """One listing for each entry that is a model asked for text; a flag it lacks is no fact."""
    rows = (
        (key, partial(_listing, package.source, key, row))
        for key, row in data.items()
        if _is_text(row)
    )
    yield from sound(rows, package.source, faults)


def _is_text(row: object) -> bool:
    return not isinstance(row, Mapping) or row.get("mode") in MODES


def _listing(source: str, key: str, row: object) -> Listing | None:
    entry = _Entry.model_validate(row)
    if "text" not in entry.supported_output_modalities or not writes_text(key):
        return None
    return Listing(
        source,
        entry.litellm_provider,
        key,
        facts=_facts(entry),
        prices=tuple(found for found in _prices(key, entry) if found),
    )


def _facts(entry: _Entry) -> dict[str, Any]:
    return known(
        {
            "max_output": entry.max_output_tokens,
            "retired": entry.deprecation_date,
            "reasoning": entry.supports_reasoning,
            "structured_outputs": entry.supports_response_schema,
            "computer_use": entry.supports_computer_use,
            **window_facts(entry.max_input_tokens),
            **input_facts(
                entry.supports_vision, [entry.supports_audio_input, entry.supports_video_input]
            ),
            **tool_facts(entry.supports_function_calling),
        }
    )


def _prices(key: str, entry: _Entry) -> Iterator[Price | None]:
    if "assumed" in entry.metadata.notes.lower():
        return
    region = region_of(key)
    for bracket in entry.tiered_pricing:
        above = bracket.range[0] or 0
        yield _price(_tier(key, above), bracket.costs, "", above, region)
    for ending, thousands in _endings(entry.costs):
        if not ending and entry.tiered_pricing:
            continue  # The first bracket once more.
        above = int(thousands or 0) * 1000
        tier = Tier.BATCH if ending == "_batches" else _tier(key, above)
        yield _price(tier, entry.costs, ending, above, region)


def _tier(key: str, above: int) -> Tier:
    return Tier.LONG_CONTEXT if above else tier_of(key)


def _endings(costs: Iterable[str]) -> list[tuple[str, str]]:
    """The endings that keys have, such as "_above_200k_tokens", with the thousands in them."""
    found = (match for match in map(_COST.fullmatch, costs) if match)
    return sorted({(match["class"] or "", match["thousands"] or "") for match in found})


def _price(
    tier: Tier, costs: Mapping[str, Decimal], ending: str, above: int, region: str
) -> Price | None:
    paid, written, cache_read, cache_write = (costs.get(f"{side}{ending}") for side in SIDES)
    return price(tier, paid, written, cache_read, cache_write, above=above, region=region)
