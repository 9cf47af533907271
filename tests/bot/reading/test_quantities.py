"""Numbers as people write them: traffic, limits, dates, how many to list."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from bot.questions.criteria import criteria_of
from bot.reading import Asked, Reader, Reading
from knowledge.attribute import Direction
from knowledge.catalog import Catalog
from knowledge.search import Limit

Read = Callable[[str], Reading]


@pytest.fixture(scope="module")
def read(invented_catalog: Catalog) -> Read:
    return Reader(invented_catalog).read


REQUESTS = (
    ("2M requests", 2_000_000),
    ("2m reqs", 2_000_000),
    ("2 million requests", 2_000_000),
    ("two million requests", 2_000_000),
    ("half a million requests", 500_000),
    ("a million requests", 1_000_000),
    ("1.5k requests", 1_500),
    ("1_000_000 requests", 1_000_000),
    ("1,000,000 requests", 1_000_000),
    ("3e6 requests", 3_000_000),
    ("250 calls", 250),
    ("twenty thousand calls", 20_000),
    ("one hundred thousand requests", 100_000),
    ("100K API calls", 100_000),
    ("1.25M messages", 1_250_000),
    ("a billion requests", 1_000_000_000),
)
# The tokens of each request in and out.
TOKENS = (
    ("1M requests of 1.5k in / 300 out", 1_500, 300),
    ("1M requests, 1500 input tokens, 300 output tokens", 1_500, 300),
    ("1M requests with 1,500 tokens in and 300 tokens out", 1_500, 300),
    ("1M requests 1800/150", 1_800, 150),
    ("1M requests at 1.5k/300", 1_500, 300),
    ("1M requests of 2k prompt and 400 completion tokens", 2_000, 400),
    ("1M requests of 300 out and 1.5k in", 1_500, 300),
    ("1M requests of 2k in", 2_000, None),
)
PERIODS = (
    ("10k requests per day", "day"),
    ("10k requests a day", "day"),
    ("10k requests daily", "day"),
    ("10k requests a week", "week"),
    ("10k requests per month", "month"),
    ("10k requests monthly", "month"),
    ("10k requests", None),
)
HIGHER, LOWER = Direction.HIGHER, Direction.LOWER
LIMITS = (
    ("models over 100k context", Limit("context_window", HIGHER, 100_000, True)),
    ("models with more than 100k context", Limit("context_window", HIGHER, 100_000, True)),
    ("models above 100,000 tokens", Limit("context_window", HIGHER, 100_000, True)),
    ("models with at least 100k context", Limit("context_window", HIGHER, 100_000, False)),
    ("models with 100k context or more", Limit("context_window", HIGHER, 100_000, False)),
    ("models with a 1M context", Limit("context_window", HIGHER, 1_000_000, False)),
    ("models under 50k context", Limit("context_window", LOWER, 50_000, True)),
    ("models with less than 50k context", Limit("context_window", LOWER, 50_000, True)),
    ("models with at most 50k context", Limit("context_window", LOWER, 50_000, False)),
    ("models with up to 50k context", Limit("context_window", LOWER, 50_000, False)),
    ("models with no more than 50k context", Limit("context_window", LOWER, 50_000, False)),
    ("models with output under $3", Limit("output_price", LOWER, Decimal(3), True)),
    ("models with input at most $0.50", Limit("input_price", LOWER, Decimal("0.50"), False)),
    ("models with output price over 2 dollars", Limit("output_price", HIGHER, Decimal(2), True)),
    ("models with more than 10B parameters", Limit("parameters", HIGHER, 10_000_000_000, True)),
    ("models released after 2024", Limit("released", HIGHER, "2024-12-31", True)),
    ("models released since 2024", Limit("released", HIGHER, "2024-01-01", False)),
    ("models released before 2024", Limit("released", LOWER, "2024-01-01", True)),
    ("models released after March 2025", Limit("released", HIGHER, "2025-03-31", True)),
    ("models released after 2025-02-10", Limit("released", HIGHER, "2025-02-10", True)),
)


@pytest.mark.parametrize(("text", "requests"), REQUESTS)
def test_requests_are_counted_however_they_are_written(
    read: Read, text: str, requests: int
) -> None:
    assert read(f"Acme 2 7B at {text}").traffic.requests == requests


@pytest.mark.parametrize(("text", "into", "out"), TOKENS)
def test_tokens_are_read_per_request(read: Read, text: str, into: int, out: int | None) -> None:
    assert read(f"Acme 2 7B at {text}").traffic == Asked(1_000_000, into, out)


@pytest.mark.parametrize(("text", "period"), PERIODS)
def test_the_period_is_read(read: Read, text: str, period: str | None) -> None:
    assert read(f"Acme 2 7B at {text}").traffic.per == period


def test_tokens_without_requests_are_totals(read: Read) -> None:
    traffic = read("Acme 2 7B for 300M input tokens and 100M output tokens").traffic
    assert traffic == Asked(None, 300_000_000, 100_000_000)


@pytest.mark.parametrize(("text", "limit"), LIMITS)
def test_a_limit_is_read_with_its_bound(read: Read, text: str, limit: Limit) -> None:
    assert criteria_of(read(text)).limits == (limit,)


@pytest.mark.parametrize("text", ["top 3 models", "top three models", "best 3 models"])
def test_how_many_to_list_is_read(read: Read, text: str) -> None:
    assert read(text).top == 3


@pytest.mark.parametrize("text", ["5x cheaper", "5 times cheaper", "5X cheaper"])
def test_a_factor_is_read(read: Read, text: str) -> None:
    assert read(f"Acme 2 7B is {text} than Beacon 1").factor == 5


@pytest.mark.parametrize("name", ["Acme 2 7B", "Acme 2.5 7B", "acme-2-70b", "Beacon 1"])
def test_numbers_of_a_name_are_no_quantities(read: Read, name: str) -> None:
    reading = read(f"context of {name}")
    assert not reading.traffic
    assert not reading.stated
    assert reading.top is None
    assert reading.unexplained == ()


def test_a_bound_between_two_numbers_is_the_second_ones(read: Read) -> None:
    reading = read("anything with vision and 200k under $1 output")
    assert [each.limit() for each in reading.stated] == [
        Limit("context_window", HIGHER, 200_000, strict=False),
        Limit("output_price", LOWER, Decimal(1), strict=True),
    ]


@pytest.mark.parametrize(
    "text", ["the cheapest model with vision for 200k images", "vision, with 200k and 30k"]
)
def test_a_number_that_may_count_something_else_is_no_window(read: Read, text: str) -> None:
    assert not read(text).stated
