"""What a number states of a model or sets as a limit: a context, a price, a date, a score."""

from calendar import monthrange
from datetime import date
from decimal import Decimal

from bot.reading.around import SIDES, Around
from bot.reading.reading import Stated
from knowledge.attribute import Direction
from knowledge.capabilities import CAPABILITIES

THOUSAND = 1000
FEWEST_TOKENS = 10
# Of so many only weights are counted, in a claim about a model: "is a 24B model, right?".
FEWEST_WEIGHTS = 10**8
MOST_CONTEXT = 10**9
YEARS = range(1990, 2101)
CAN = frozenset(each.id for each in CAPABILITIES)


def stated(around: Around) -> Stated | None:
    """A date, price, context or size that is stated or set as a limit."""
    if around.is_first_of():
        return None
    return _dated_or_priced(around) or _counted(around)


def _dated_or_priced(around: Around) -> Stated | None:
    amount = around.amount
    direction, strict = around.bound()
    if amount.day or _is_year(around):
        return _dated(around, direction, strict=strict) if direction else _said_date(around)
    if amount.usd or _is_price(around):
        return _priced(around, direction, strict=strict)
    return None


def _counted(around: Around) -> Stated | None:
    """A number of tokens or weights, or a score."""
    amount = around.amount
    if amount.usd or amount.day or _is_year(around):
        return None
    if around.of_message("fits") and amount.value >= THOUSAND:
        return Stated("context_window", int(amount.value), Direction.HIGHER)
    if around.unit("requests"):
        return None
    if _is_claimed_output(around):
        return _told(around, "max_output", int(amount.value))
    if token_side(around):
        return None
    if named := _weights(around):
        return _told(around, named, int(amount.value))
    if around.names("max_output") and amount.value >= THOUSAND:
        return _told(around, "max_output", int(amount.value))
    score = _benchmark(around)
    if score is not None and not amount.scaled:
        return _told(around, score, amount.value)
    limited = around.bound()[0] is not None
    if _is_context(around, limited=limited):
        return _told(around, "context_window", int(amount.value))
    return None


def _weights(around: Around) -> str:
    """The attribute that a number of weights is of; empty where it counts none."""
    named = around.names("parameters") or around.unit("parameters")
    claimed = around.of_message("claim") and around.amount.value >= FEWEST_WEIGHTS
    if not named and (not claimed or around.unit("tokens")):
        return ""
    active = "active_parameters" in around.whole.attributes
    return "active_parameters" if active else "parameters"


def _told(around: Around, attribute: str, value: int | Decimal) -> Stated:
    return Stated(attribute, value, *around.bound(), around.last_digit())


def _is_claimed_output(around: Around) -> bool:
    """Whether it is said how much a model writes: "can only output 4k tokens, right?"."""
    large = around.amount.value >= THOUSAND
    return large and around.side() == "output" and around.of_message("claim")


def _priced(around: Around, direction: Direction | None, *, strict: bool) -> Stated | None:
    """An amount of money: of a month where a period is named, else per 1M tokens of one side."""
    for period, times in (("month", Decimal(1)), ("day", Decimal(30)), ("week", Decimal(30) / 7)):
        if around.of_message(period):
            return Stated("monthly_cost", around.amount.value * times, direction, strict)
    side = around.side() or around.whole.side or ("output" if direction else None)
    return Stated(f"{side}_price", around.amount.value, direction, strict) if side else None


def _is_price(around: Around) -> bool:
    """Whether a bare number is a price that is claimed: "charges 1.25 on input"."""
    named = any(around.names(f"{side}_price") for side in (*SIDES, "blended"))
    small = around.amount.value < THOUSAND and not around.amount.scaled
    return named and small and around.of_message("claim") and not around.unit("times")


def _said_date(around: Around) -> Stated | None:
    """A date that is claimed: "its cutoff is October 2023", "did X come out in 2024?"."""
    asked = around.whole.named and around.of_message("asks")
    if not (asked or around.of_message("claim")):
        return None
    month = around.before[0].sense.month if around.before else 0
    said = around.amount.day or f"{int(around.amount.value)}{f'-{month:02d}' if month else ''}"
    for name in ("knowledge_cutoff", "released", "retired"):
        if name in around.whole.attributes:
            return Stated(name, said)
    return None


def _is_context(around: Around, *, limited: bool) -> bool:
    counts = any("requests" in item.sense.units for item in around.beside)
    if not THOUSAND <= around.amount.value < MOST_CONTEXT or counts:
        return False
    claimed = around.of_message("claim") and around.amount.scaled
    named = around.names("context_window") or around.unit("tokens")
    return limited or claimed or named or _is_wished(around)


def _is_wished(around: Around) -> bool:
    """Whether a size is wished of what can do something: "anything with vision and 200k"."""
    able = not around.whole.named and not CAN.isdisjoint(around.whole.attributes)
    counts = bool(around.after) and not around.after[0].sense.bound
    return able and not counts and around.amount.scaled and around.is_only_size()


def _benchmark(around: Around) -> str | None:
    for item in around.beside:
        for name, _ in item.sense.attributes:
            if name.startswith("benchmark:"):
                return name
    return None


def _is_year(around: Around) -> bool:
    return around.amount.scaled and int(around.amount.value) in YEARS


def _dated(around: Around, direction: Direction, *, strict: bool) -> Stated:
    """A release limit: "after March 2025" is after its last day, "since 2025" from its first."""
    if around.amount.day:
        return Stated("released", _edge(around, direction, strict=strict), direction, strict)
    year = int(around.amount.value)
    month = around.before[0].sense.month if around.before else 0
    first, last = (month, month) if month else (1, 12)
    ends = strict is (direction is Direction.HIGHER)
    if around.names("knowledge_cutoff"):
        return Stated(
            "knowledge_cutoff", f"{year}-{last if ends else first:02d}", direction, strict
        )
    day = date(year, last, monthrange(year, last)[1]) if ends else date(year, first, 1)
    return Stated("released", day.isoformat(), direction, strict)


def _edge(around: Around, direction: Direction, *, strict: bool) -> str:
    """The day that a limit is set at: "after 03/2025" is after the last day of that month."""
    first = date.fromisoformat(around.amount.day)
    if not around.amount.month or strict is not (direction is Direction.HIGHER):
        return around.amount.day
    return first.replace(day=monthrange(first.year, first.month)[1]).isoformat()


def token_side(around: Around) -> str | None:
    """Whether the number counts tokens in or out: "1.5k in", "400 output tokens"."""
    if around.amount.value != int(around.amount.value) or 0 < around.amount.value < FEWEST_TOKENS:
        return None
    for item in around.after:
        for name in SIDES:
            if name in item.sense.units:
                return name
        if not (item.sense.units or item.sense.small):
            return None
    return None
