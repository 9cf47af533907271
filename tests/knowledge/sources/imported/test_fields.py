"""A single field is a value in our units, or nothing; it is never an error."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from knowledge.attributes import registry
from knowledge.sources.imported import fields
from knowledge.sources.imported.form import Unfit
from knowledge.sources.imported.gate import passed
from knowledge.sources.listing import Listing

CASES: list[tuple[Callable[[Any], Any], Any, Any]] = [
    (fields.text, "  Acme \n 2 ", "Acme 2"),
    (fields.text, "x" * 201, ""),
    (fields.text, "Acme\u202e2", ""),
    (fields.text, "Acme\u00002", ""),
    (fields.text, 2, ""),
    (fields.number, "0.0000015", Decimal("0.0000015")),
    (fields.number, 3e-06, Decimal("0.000003")),
    (fields.number, "1e15", None),
    (fields.number, "-1e15", None),
    (fields.number, "0." + "1" * 40, None),
    (fields.number, "sNaN", None),
    (fields.number, True, None),
    (fields.count, "128000", 128_000),
    (fields.count, 128000.0, 128_000),
    (fields.count, 128000.5, None),
    (fields.count, 0, None),
    (fields.per_million, "0.0000008", Decimal("0.8")),
    (fields.per_million, 1e-05, Decimal(10)),
    (fields.day, "2026-01-15T08:00:00Z", "2026-01-15"),
    (fields.day, "2026-01", ""),
    (fields.day, "1970-01-01", ""),
    (fields.day, "2026-02-30", ""),
    (fields.month, "2026-01-15", "2026-01"),
    (fields.month, "2026-01", "2026-01"),
    (fields.month, "1970-01", ""),
    (fields.month, "2026-13", ""),
    (fields.month, "٢٠٢٦-01", ""),
]


@pytest.mark.parametrize(("read", "value", "expected"), CASES)
def test_a_field_is_read_or_nothing(read: Callable[[Any], Any], value: Any, expected: Any) -> None:
    found = read(value)
    assert found == expected
    assert str(found) == str(expected)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("context_window", 0),
        ("context_window", 10**9),
        ("max_output", -1),
        ("parameters", 10**15),
        ("released", "soon"),
        ("vision", "yes"),
        ("license", "x" * 300),
        ("input_price", 3),
        ("decision_fit", "x"),
        ("no_such_attribute", 1),
    ],
)
def test_a_fact_that_the_catalog_could_not_hold_is_left_out(name: str, value: Any) -> None:
    sound = {"context_window" if name != "context_window" else "max_output": 1000}
    listing = Listing("x", "", "acme-2", facts={name: value, **sound})
    assert passed(listing, registry(())).facts == sound


def test_no_is_a_fact_and_nothing_is_none() -> None:
    listing = Listing("x", "", "acme-2", facts={"vision": False, "max_output": None})
    assert passed(listing, registry(())).facts == {"vision": False}
    with pytest.raises(Unfit, match="nothing to take"):
        passed(Listing("x", "", "acme-2", "Acme 2"), registry(()))
