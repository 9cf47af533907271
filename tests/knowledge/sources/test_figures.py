"""Single figures of a row: what is taken exactly, what stands for nothing, what is refused."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.sources.figures import day, month, tokens, usd, usd_per_token


@pytest.mark.parametrize(
    ("given", "exact"),
    [
        (3, "3"),
        (Decimal("0.0375"), "0.0375"),
        (0.1 + 0.2, "0.3"),
        (150, "150"),
        (0, "0"),
    ],
)
def test_a_price_is_exact_and_written_plainly(given: object, exact: str) -> None:
    assert str(usd(given)) == exact


@pytest.mark.parametrize(
    ("given", "exact"),
    [
        (Decimal("1.6000000000000001E-6"), "1.6"),
        (Decimal("3.0001999999999996E-7"), "0.30002"),
        (Decimal("0.000015"), "15"),
        (0.00000025, "0.25"),
    ],
)
def test_a_price_per_token_loses_the_noise_of_its_arithmetic(given: object, exact: str) -> None:
    assert str(usd_per_token(given)) == exact


@given(digits=st.integers(0, 99_999), places=st.integers(2, 8))
def test_a_price_of_up_to_five_digits_is_never_changed(digits: int, places: int) -> None:
    price = Decimal(digits).scaleb(-places)
    assert usd(price) == price


@given(st.decimals(min_value=Decimal("0.000001"), max_value=1000, places=12))
def test_a_longer_price_changes_by_less_than_a_hundredth_of_a_percent(price: Decimal) -> None:
    assert abs(usd(price) - price) < price / 10_000


def test_a_price_keeps_no_more_than_five_digits() -> None:
    assert [str(usd(Decimal(price))) for price in ("9.99999", "0.123456", "12.3454")] == [
        "10", "0.12346", "12.345",
    ]  # fmt: skip


@pytest.mark.parametrize("given", [-1, 1001, float("nan"), float("inf"), "3", None, True, [3]])
def test_what_cannot_be_a_price_is_refused(given: object) -> None:
    with pytest.raises(ValueError, match=r"price|number"):
        usd(given)


def test_a_price_a_thousand_times_too_high_is_taken_for_a_slip_of_the_unit() -> None:
    with pytest.raises(ValueError, match="cannot be a price"):
        usd_per_token(Decimal("0.0032"))


@pytest.mark.parametrize(
    ("given", "found"), [(8192, 8192), (Decimal("256000.0"), 256_000), (0, None)]
)
def test_a_limit_is_a_whole_number_and_0_is_no_limit(given: object, found: int | None) -> None:
    assert tokens(given) == found


@pytest.mark.parametrize("given", [-1, 100_000_001, 1.5, "8192", True, None, float("nan")])
def test_what_cannot_be_a_limit_is_refused(given: object) -> None:
    with pytest.raises(ValueError, match=r"limit|number"):
        tokens(given)


@pytest.mark.parametrize(
    ("given", "found"),
    [("2025-03-09", "2025-03-09"), ("2025-03", None), ("1970-01-01", None)],
)
def test_a_day_is_a_whole_date(given: str, found: str | None) -> None:
    assert day(given) == found


@pytest.mark.parametrize(
    ("given", "found"),
    [("2024-07", "2024-07"), ("2024-07-31", "2024-07"), ("2025-02-31", "2025-02"),
     ("1970-01-01", None)],
)  # fmt: skip
def test_a_month_is_read_from_a_date_too(given: str, found: str | None) -> None:
    assert month(given) == found


@pytest.mark.parametrize("read", [day, month])
@pytest.mark.parametrize("given", ["2025-25-11", "soon", "2025", 2025, None, ""])
def test_what_is_no_date_is_refused(read: Callable[[object], str], given: object) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        read(given)
