"""Which models are of one line, and which is the newest: other numbers, the same words."""

from collections.abc import Mapping

import pytest

from knowledge.facts import Fact, Unknown
from knowledge.harvest import Harvested
from knowledge.lines import DEPRECATED, line_of, newest_of_line
from tests.small import catalog, fact, model

TODAY = "2026-07-01"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tern-3.5-swift", "tern-swift-4.5"),
        ("tern-4.1-mini", "tern-5-mini"),
        ("tern-2-13b-chat", "tern-3.3-70b-instruct"),
        ("tern-k2", "tern-k3"),
        ("tern-4-0613", "tern-5-20260613"),
        ("tern-v3-8x7b", "tern-v4-8x22b-128k"),
        ("tern-2.5-preview", "tern-3"),
    ],
)
def test_versions_sizes_and_dates_do_not_tell_lines_apart(one: str, other: str) -> None:
    generic = frozenset({"chat", "instruct"})
    assert line_of(one, generic) == line_of(other, generic)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tern-3.5-swift", "tern-4.5-slow"),
        ("tern-5", "tern-5-mini"),
        ("tern-4o-mini", "tern-5-mini"),
        ("tern-r1", "tern-v3"),
    ],
)
def test_other_words_are_another_line(one: str, other: str) -> None:
    assert line_of(one) != line_of(other)


def tern(
    name: str, released: str, facts: Mapping[str, Fact] | None = None, maker: str = "coast"
) -> Harvested:
    return model(name, {"released": released, **(facts or {})}, maker=maker)


OLD = tern("Tern 3", "2024-01-01")
GONE = {"retired": fact("2026-06-30")}
ENDING = {"retired": fact("2026-07-02")}
MARKED = {"retired": fact(Unknown.NOT_SOURCED, note=f"{DEPRECATED}, without a date, at North.")}


@pytest.mark.parametrize(
    ("others", "newest"),
    [
        ([], None),
        ([tern("Tern 4", "2025-01-01"), tern("Tern 5", "2026-01-01")], "tern-5"),
        ([tern("Tern 2", "2023-01-01")], None),
        ([tern("Tern 4 mini", "2026-01-01")], None),
        ([tern("Tern 4", "2026-01-01", maker="elsewhere")], None),
        ([tern("Tern 4 preview", "2026-01-01")], None),
        ([tern("Tern 4", "2026-01-01", facts=GONE)], None),
        ([tern("Tern 4", "2026-01-01", facts=ENDING)], "tern-4"),
        ([tern("Tern 4", "2026-01-01", facts=MARKED)], None),
        ([tern("Tern 4", "2025-01-01"), tern("Tern 5", "2026-01-01", facts=GONE)], "tern-4"),
        ([tern("Tern 4", "2026-01-01"), tern("Tern 5", "2026-01-01")], None),
        ([model("Tern 4")], None),
        ([tern("Tern 1.0", "2026-01-01")], None),
        ([tern("Tern 3 0528", "2026-01-01")], "tern-3-0528"),
        ([tern("Tern", "2026-01-01")], None),
    ],
)
def test_the_newest_is_released_later_by_the_same_maker_and_still_offered(
    others: list[Harvested], newest: str | None
) -> None:
    made = catalog([OLD, *others])
    found = newest_of_line(made, made.cards["tern-3"], TODAY)
    assert (found.id if found else None) == newest


def test_of_several_sizes_as_new_the_same_size_is_the_newest() -> None:
    sizes = [tern(f"Tern 4 {size}", "2026-01-01") for size in ("7b", "70b")]
    made = catalog([tern("Tern 3 7b", "2024-01-01"), *sizes])
    found = newest_of_line(made, made.cards["tern-3-7b"], TODAY)
    assert found is made.cards["tern-4-7b"]


def test_a_model_without_a_maker_or_a_date_has_no_newest() -> None:
    nameless = [tern(f"Tern {number}", f"202{number}-01-01", maker="") for number in (3, 4)]
    dateless = [model("Tern 3"), tern("Tern 4", "2026-01-01")]
    for models in (nameless, dateless):
        made = catalog(models)
        assert newest_of_line(made, made.cards["tern-3"], TODAY) is None
