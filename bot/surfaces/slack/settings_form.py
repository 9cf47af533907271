"""The form of a channel's settings: what it shows of them, and what is read out of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from typing import Any

from bot.preferences import Preferences, QuietHours, TrafficProfile, Where
from bot.surfaces.slack.comparing import LEAST, MOST_TOKENS, TRAFFIC
from bot.surfaces.slack.forms import (
    View,
    aside,
    checkbox,
    field,
    filled,
    line,
    menu,
    modal,
    number,
    option,
    typed_menu,
    typed_one,
    whole,
)
from bot.surfaces.slack.measure import Block
from bot.surfaces.slack.typeahead import zones
from bot.surfaces.slack.wording import (
    BOTH_OR_NONE,
    CORRECTED,
    NO_ZONE,
    QUIET_HINT,
    SETTINGS,
    TRAFFIC_PROFILE_HINT,
    settings_of,
)
from knowledge.catalog import Catalog

FORM, PROVIDERS, ZONE, CORRECTIONS = "settings", "providers", "zone", "corrections"
MOST_PROVIDERS = 20
PERCENT = 100
_PLACES = {Where.THREAD: "In the thread of the question", Where.EPHEMERAL: "Only to whoever asked"}
_SHARES = {"cached": "Input read from a cache, in %", "batch": "Requests sent as a batch, in %"}


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in; `errors` say what is wrong with it, by input."""

    preferences: Preferences
    errors: Mapping[str, str]


def message(text: str) -> View:
    """The modal with a line in the place of the form."""
    return modal("said", SETTINGS, [line("said", text)])


def settings_form(channel: str, name: str, now: Preferences, catalog: Catalog) -> View:
    """The form, filled in with how things are now."""
    places = [option(label, where.value) for where, label in _PLACES.items()]
    chosen = [
        option(catalog.providers[each].name, each)
        for each in now.providers
        if each in catalog.providers
    ]
    blocks = [
        line("about", settings_of(name)),
        field("where", "Answers to a mention go", menu(places, now.where.value), needed=True),
        *_traffic_fields(now.traffic),
        field(
            PROVIDERS,
            "Only these providers",
            typed_menu(chosen[:MOST_PROVIDERS], MOST_PROVIDERS, "All of them"),
        ),
        *_quiet_fields(now.quiet),
        field(CORRECTIONS, "Corrections", checkbox(CORRECTED, CORRECTIONS, ticked=now.corrections)),
    ]
    metadata = json.dumps({"channel": channel})
    return modal(FORM, SETTINGS, blocks, submit="Save", private_metadata=metadata)


def settings_in(view: Mapping[str, Any], catalog: Catalog) -> Filled:
    """Read a form that was sent; providers and zone come from outside and are looked up."""
    given = filled(view)
    numbers = {name: whole(given.get(name), LEAST[name], MOST_TOKENS) for name in TRAFFIC}
    numbers |= {name: whole(given.get(name), 0, PERCENT) for name in _SHARES}
    errors = {name: each for name, each in numbers.items() if isinstance(each, str)}
    quiet, wrong = _quiet(given)
    preferences = Preferences(
        Where(given["where"]) if given.get("where") in set(Where) else Where.THREAD,
        _profile({name: each for name, each in numbers.items() if isinstance(each, int)}),
        tuple(dict.fromkeys(p for p in given.get(PROVIDERS) or () if p in catalog.providers)),
        quiet,
        # A form that was open since before there was this box has none.
        bool(given.get(CORRECTIONS, True)),
    )
    return Filled(preferences, errors | wrong)


def _traffic_fields(now: TrafficProfile) -> list[Block]:
    given = dict(zip(TRAFFIC, (now.requests, now.input_tokens, now.output_tokens), strict=True))
    shares = dict(zip(_SHARES, (now.cached_share, now.batch_share), strict=True))
    return [
        *(field(n, TRAFFIC[n], number(LEAST[n], MOST_TOKENS, given[n])) for n in TRAFFIC),
        *(field(n, _SHARES[n], number(0, PERCENT, _percent(shares[n]))) for n in _SHARES),
        aside("profile", TRAFFIC_PROFILE_HINT),
    ]


def _quiet_fields(now: QuietHours | None) -> list[Block]:
    start, end = ({"type": "timepicker"} for _ in range(2))
    if now:
        start |= {"initial_time": f"{now.start:%H:%M}"}
        end |= {"initial_time": f"{now.end:%H:%M}"}
    return [
        field("start", "Quiet from", start),
        field("end", "Quiet until", end),
        field(ZONE, "Time zone", typed_one(option(*[now.zone if now else "UTC"] * 2), "UTC")),
        aside("quiet", QUIET_HINT),
    ]


def _percent(share: Decimal) -> int | None:
    return int(share * PERCENT) or None


def _profile(numbers: Mapping[str, int]) -> TrafficProfile:
    cached, batch = (Decimal(numbers.get(name, 0)) / PERCENT for name in _SHARES)
    requests, into, out = (numbers.get(name) for name in TRAFFIC)
    return TrafficProfile(requests, into, out, cached, batch)


def _quiet(given: Mapping[str, Any]) -> tuple[QuietHours | None, dict[str, str]]:
    """Quiet hours need a start and an end that differ, and a zone that there is."""
    start, end, zone = given.get("start"), given.get("end"), given.get(ZONE) or "UTC"
    if not start and not end:
        return None, {}
    if not (start and end) or start == end:
        return None, {"end" if start else "start": BOTH_OR_NONE}
    if zone not in zones():
        return None, {ZONE: NO_ZONE}
    return QuietHours(time.fromisoformat(start), time.fromisoformat(end), zone), {}
