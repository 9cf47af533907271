"""What the numbers of a message count: requests, tokens, limits, dates, how many to list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bot.reading.around import MILLION, MOST_LISTED, PERIODS, Around, is_period, whole_of
from bot.reading.items import Item
from bot.reading.reading import Asked, Stated
from bot.reading.sense import NOTHING
from bot.reading.stated import stated, token_side
from knowledge.attribute import Direction

PAIR = 2


@dataclass(frozen=True, slots=True)
class Quantities:
    """What the numbers came to; `unread` are those that nothing explains.

    `side` is that of a price that is asked for a million tokens.
    """

    traffic: Asked = field(default_factory=Asked)
    stated: tuple[Stated, ...] = ()
    top: int | None = None
    factor: Decimal | None = None
    share: Decimal | None = None
    unread: tuple[str, ...] = ()
    side: str = ""


NO_NUMBERS = Quantities()


def quantities(items: Sequence[Item], cues: frozenset[str]) -> Quantities:
    """Read every number of a message, each by the words next to it."""
    if not any(item.amount for item in items):
        period = _period(items)
        return Quantities(Asked(per=period)) if period else NO_NUMBERS
    found = NO_NUMBERS
    for _, found in counted(items, cues):  # noqa: B007 - what the last one leaves is all of them
        pass
    if "between" in cues:
        found = _ranged(items, found)
    if found.traffic.requests is None and found.unread:
        found = _counted_by_period(items, found)
    period = _period(items) or (_monthly(items) if found.traffic else None)
    found = replace(found, traffic=replace(found.traffic, per=period))
    priced = not cues.isdisjoint(("cost", "how_much")) or any(
        item.sense.names("blended_price") for item in items
    )
    return _without_unit(found) if priced else found


def _without_unit(found: Quantities) -> Quantities:
    """Without the million tokens that a price is of: "what does a million input tokens cost?"."""
    traffic = found.traffic
    if traffic == Asked(input_tokens=MILLION):
        return replace(found, traffic=Asked(), side="input")
    if traffic == Asked(output_tokens=MILLION):
        return replace(found, traffic=Asked(), side="output")
    return found


def counted(items: Sequence[Item], cues: frozenset[str]) -> Iterator[tuple[int, Quantities]]:
    """Where each number stands that is read, and what the numbers up to it come to."""
    found, whole = NO_NUMBERS, whole_of(items, cues)
    place = 0
    while place < len(items):
        amount = items[place].amount
        if amount is not None:
            start = place
            found, place = _read(Around(items, place, amount, whole), found)
            yield start, found
        place += 1


def _ranged(items: Sequence[Item], found: Quantities) -> Quantities:
    """ "Between 64k and 200k context": the first is the least, the second the most of the same."""
    told = found.stated
    if len(told) == 1 and len(found.unread) == 1:
        amounts = [item.amount for item in items if item.text == found.unread[0] and item.amount]
        told = (replace(told[0], value=type(told[0].value)(amounts[0].value)), *told)
    if len(told) != PAIR or len({each.attribute for each in told}) > 1:
        return found
    low, high = sorted(told, key=lambda each: each.value)
    ends = replace(low, direction=Direction.HIGHER), replace(high, direction=Direction.LOWER)
    return replace(found, stated=ends, unread=())


def _counted_by_period(items: Sequence[Item], found: Quantities) -> Quantities:
    """Requests that are only counted by the period: "60,000 a month, 12k in, 1.5k out"."""
    if len(found.unread) != 1:
        return found
    for place, item in enumerate(items):
        behind = items[place + 1 : place + 3]
        if not item.amount or item.text != found.unread[0] or item.amount.usd:
            continue
        counts = item.amount.scaled or found.traffic.input_tokens is not None
        if counts and any(map(is_period, behind)):
            traffic = replace(found.traffic, requests=int(item.amount.value))
            return replace(found, traffic=traffic, unread=())
    return found


def _read(around: Around, found: Quantities) -> tuple[Quantities, int]:
    """Take one number in; also where reading goes on, as a pair takes two."""
    amount, place = around.amount, around.place
    if around.is_price_unit():
        return found, place
    if _is_share(around):
        return _with_share(found, around), place
    if amount.slashed and (paired := _pair(around, found)):
        return paired, place + 1
    told = stated(around)
    if told is not None:
        return replace(found, stated=(*found.stated, told)), place
    whole = int(amount.value)
    if around.unit("times") and not around.unit("requests"):
        return replace(found, factor=amount.value), place
    if around.unit("requests"):
        return replace(found, traffic=replace(found.traffic, requests=whole)), place
    side = token_side(around)
    if side is not None:
        return replace(found, traffic=_with_side(found.traffic, side, whole)), place
    if _is_count(around):
        return replace(found, top=whole), place
    return replace(found, unread=(*found.unread, around.items[place].text)), place


def _pair(around: Around, found: Quantities) -> Quantities | None:
    """ "1800/150" beside a number of requests: tokens in and out of each."""
    following = around.items[around.place + 1 : around.place + 2]
    if not following or following[0].amount is None or found.traffic.requests is None:
        return None
    if found.traffic.input_tokens is not None:
        return None
    pair = replace(
        found.traffic,
        input_tokens=int(around.amount.value),
        output_tokens=int(following[0].amount.value),
    )
    return replace(found, traffic=pair)


def _is_share(around: Around) -> bool:
    """Whether it is a part of a whole: "80%", or "0.8" beside words of a cache."""
    amount = around.amount
    part = around.unit("percent") or (0 < amount.value < 1 and not amount.usd)
    return amount.percent or (part and around.whole.of_cache)


def _with_share(found: Quantities, around: Around) -> Quantities:
    """The share of the input that comes from a cache: "80% cached"; other shares are not read."""
    value = around.amount.value
    share = value / 100 if around.amount.percent or value >= 1 else value
    if found.share is None and share <= 1 and around.whole.of_cache:
        return replace(found, share=share)
    return replace(found, unread=(*found.unread, around.items[around.place].text))


def _with_side(traffic: Asked, side: str, tokens: int) -> Asked:
    if side == "input":
        return replace(traffic, input_tokens=tokens)
    return replace(traffic, output_tokens=tokens)


def _is_count(around: Around) -> bool:
    amount = around.amount
    if amount.scaled or amount.percent or amount.value > MOST_LISTED:
        return False
    after = around.after[0].sense if around.after else NOTHING
    counts = after.way is not None or any(
        not item.sense.cues.isdisjoint(("model", "best", "them")) for item in around.after
    )
    return around.is_first_of() or counts


def _monthly(items: Sequence[Item]) -> str | None:
    """The month that "monthly bill" names, where traffic is counted beside it."""
    named = (item for item in items if item.sense.names("monthly_cost") and "mon" in item.text)
    return "month" if next(named, None) else None


def _period(items: Sequence[Item]) -> str | None:
    said = (name for item in items for name in sorted(PERIODS & item.sense.cues))
    return next(said, None)
