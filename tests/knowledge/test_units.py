"""Quantities are read with their unit, and written so that a reader is not misled."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import units
from knowledge.units import Scale

# From a millionth of a dollar per 1M tokens to the bill of a very large month.
REAL_MONEY = st.decimals("0.000001", 10_000_000, allow_nan=False, allow_infinity=False)
COUNTS = st.integers(0, 10**13)

READ = [
    (units.TOKENS, "262144 tokens", 262144),
    (units.TOKENS, "262,144 tokens", 262144),
    (units.TOKENS, "262_144 tokens", 262144),
    (units.PARAMETERS, "1000000000000 parameters", 10**12),
    (units.ROUTES, "0 routes", 0),
    (units.PRICE, "0.075 USD / 1M tokens", Decimal("0.075")),
    (units.MONTHLY, "12300 USD", Decimal(12300)),
    (units.DAY, "2026-03-02", "2026-03-02"),
    (units.MONTH, "2023-12", "2023-12"),
    (units.FLAG, True, True),
    (units.TEXT, "Apache 2.0", "Apache 2.0"),
    (units.TAGS, ["Coding", "RAG"], ("Coding", "RAG")),
    (units.choice("open", "closed"), "closed", "closed"),
    (units.score("points"), "69.4 points", Decimal("69.4")),
]

REFUSED = [
    (units.TOKENS, 262144, "write the unit too"),
    (units.TOKENS, "262144", "expected 'tokens'"),
    (units.TOKENS, "262K tokens", "not a whole number"),
    (units.TOKENS, "262144.5 tokens", "not a whole number"),
    (units.TOKENS, "-1 tokens", "below zero"),
    (units.TOKENS, "262144 parameters", "expected 'tokens'"),
    (units.PRICE, "0.10 USD / 1K tokens", "expected 'USD / 1M tokens'"),
    (units.PRICE, "0.10 EUR / 1M tokens", "expected 'USD / 1M tokens'"),
    (units.PRICE, "free USD / 1M tokens", "not a number"),
    (units.PRICE, "-0.10 USD / 1M tokens", "zero or more"),
    (units.PRICE, "NaN USD / 1M tokens", "zero or more"),
    (units.MONTHLY, "Infinity USD", "zero or more"),
    (units.DAY, "2026-02-30", "not a date"),
    (units.DAY, "March 2026", "not a date"),
    (units.MONTH, "2023-13", "not a month"),
    (units.MONTH, "2023-12-01", "not a month"),
    (units.FLAG, "yes", "neither true nor false"),
    (units.FLAG, 1, "neither true nor false"),
    (units.TEXT, " ", "not a text"),
    (units.TAGS, [], "not a list of texts"),
    (units.TAGS, "Coding", "not a list of texts"),
    (units.choice("open", "closed"), "ajar", "none of: open, closed"),
    (units.score("points"), "69.4 percent", "expected 'points'"),
]

WRITTEN = [
    (units.TOKENS, 262144, "262,144 tokens"),
    (units.PARAMETERS, 13_000_000_000, "13B"),
    (units.PARAMETERS, 1_760_000_000_000, "1.76T"),
    (units.PARAMETERS, 10**12, "1T"),
    (units.PARAMETERS, 950, "950"),
    (units.ROUTES, 1, "1 tracked route"),
    (units.ROUTES, 11, "11 tracked routes"),
    (units.PRICE, Decimal("0.10"), "$0.10 / 1M tokens"),
    (units.MONTHLY, Decimal(12300), "$12,300 a month"),
    (units.FLAG, False, "No"),
    (units.TAGS, ("Coding", "RAG", "Agents"), "Coding, RAG and Agents"),
    (units.score("points"), Decimal("69.40"), "69.40"),
]

MONEY = [
    ("0", "$0"),
    ("0.8", "$0.80"),
    ("0.075", "$0.075"),
    ("0.0000005", "$0.0000005"),
    ("5.00", "$5"),
    ("1.125", "$1.125"),
    ("1.0004", "$1.00"),
    ("999.9996", "$1,000.00"),
    ("1640", "$1,640"),
    ("12300.49", "$12,300"),
]

RATIOS = [
    (262_144, 4_096, "64x"),
    (262_144, 128_000, "2.05x"),
    (30, 2, "15x"),
    (Decimal("0.8"), Decimal("0.5"), "1.6x"),
    (1_760, 13, "135x"),
    (200_100, 200_000, ""),
    (1, 0, ""),
]

GAPS = [
    (units.DAY, "2026-03-02", "2026-03-01", "1 day"),
    (units.DAY, "2026-03-02", "2025-07-11", "8 months"),
    (units.DAY, "2026-03-02", "2023-07-18", "2.6 years"),
    (units.score("points"), Decimal("76.2"), Decimal("41.8"), "34.4 points"),
]


@pytest.mark.parametrize(("scale", "authored", "value"), READ)
def test_a_value_is_read_with_its_unit(scale: Scale, authored: object, value: object) -> None:
    assert scale.parse(authored) == value


@pytest.mark.parametrize(("scale", "authored", "why"), REFUSED)
def test_a_wrong_value_or_unit_is_refused_in_words(
    scale: Scale, authored: object, why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        scale.parse(authored)


@pytest.mark.parametrize(("scale", "value", "written"), WRITTEN)
def test_a_value_is_written_as_answers_show_it(scale: Scale, value: object, written: str) -> None:
    assert scale.write(value) == written


@pytest.mark.parametrize(("amount", "written"), MONEY)
def test_cents_are_written_only_where_they_say_something(amount: str, written: str) -> None:
    assert units.usd(Decimal(amount)) == written


@pytest.mark.parametrize(("larger", "smaller", "written"), RATIOS)
def test_a_ratio_comes_from_exact_values(
    larger: Decimal | int, smaller: Decimal | int, written: str
) -> None:
    assert units.times(larger, smaller) == written


@pytest.mark.parametrize(("scale", "larger", "smaller", "written"), GAPS)
def test_a_gap_says_how_far_apart_two_values_are(
    scale: Scale, larger: object, smaller: object, written: str
) -> None:
    assert scale.gap is not None
    assert scale.gap(larger, smaller) == written


def test_named_values_rank_in_the_order_they_are_listed() -> None:
    rank = units.choice("proprietary", "open weights", "open source").rank
    assert rank is not None
    assert rank("proprietary") < rank("open weights") < rank("open source")


@pytest.mark.parametrize(
    ("items", "written"),
    [((), ""), (("a",), "a"), (("a", "b"), "a or b"), (("a", "b", "c"), "a, b or c")],
)
def test_a_list_is_written_as_a_sentence_has_it(items: tuple[str, ...], written: str) -> None:
    assert units.listing(items, "or") == written


def money_of(written: str) -> Decimal:
    return Decimal(written.removeprefix("$").replace(",", ""))


@given(REAL_MONEY, REAL_MONEY)
def test_written_money_keeps_its_order(one: Decimal, other: Decimal) -> None:
    less, more = sorted((one, other))
    assert money_of(units.usd(less)) <= money_of(units.usd(more))


@given(REAL_MONEY)
def test_money_that_is_not_zero_never_reads_as_zero(amount: Decimal) -> None:
    assert money_of(units.usd(amount)) > 0


@given(REAL_MONEY)
def test_written_money_is_within_half_a_percent_of_the_amount(amount: Decimal) -> None:
    assert abs(money_of(units.usd(amount)) - amount) <= amount / 200 or amount < Decimal("0.0001")


@given(COUNTS, COUNTS)
def test_written_tokens_keep_their_order(one: int, other: int) -> None:
    def tokens_of(written: str) -> int:
        return int(written.removesuffix(" tokens").replace(",", ""))

    less, more = sorted((one, other))
    assert tokens_of(units.TOKENS.write(less)) == less
    assert tokens_of(units.TOKENS.write(less)) <= tokens_of(units.TOKENS.write(more))


@given(COUNTS)
def test_what_is_written_of_tokens_reads_back_as_the_same_value(count: int) -> None:
    assert units.TOKENS.parse(units.TOKENS.write(count)) == count
