"""The figures of the report: shares, intervals, points and targets of invented outcomes."""

from collections import Counter

import pytest

from bot.responder import Responder
from knowledge.catalog import Catalog
from knowledge.names import NameIndex
from tests.accuracy import chatter
from tests.accuracy.absent import absent
from tests.accuracy.changed import is_of_a_model, with_a_slip, with_another_digit
from tests.accuracy.corpus import Case
from tests.accuracy.figures import Target, shown, wilson
from tests.accuracy.frames import Tally, judged, total
from tests.accuracy.judging import ASKED, EXACT, FALSE, NONE, WRONG, WRONG_MODEL, judge_of
from tests.accuracy.matchers import Exact, Scored
from tests.days import TODAY
from tests.small import catalog, model

MODELS = (model("Tern 1"), model("Tern 2 70B"), model("Skua"))


class Always:
    """A chance that always takes the first of what there is."""

    def choice(self, things: list[str]) -> str:
        return things[0]


@pytest.fixture(scope="module")
def small() -> Catalog:
    return catalog(MODELS)


@pytest.mark.parametrize(
    ("count", "whole", "low", "high"),
    [(95, 100, 0.888, 0.978), (0, 500, 0.0, 0.0076), (60, 60, 0.94, 1.0), (0, 0, 0.0, 1.0)],
)
def test_an_interval_is_that_of_wilson(count: int, whole: int, low: float, high: float) -> None:
    assert wilson(count, whole) == pytest.approx((low, high), abs=0.001)


def test_a_figure_short_of_its_target_has_a_mark() -> None:
    assert shown(94, 100, Target(0.95, at_least=True)) == "94 (94.0%) !"
    assert shown(95, 100, Target(0.95, at_least=True)) == "95 (95.0%)"
    assert shown(1, 100, Target(0.005)) == "1 (1.0%) !"
    assert shown(0, 0, Target(0.005)) == "0 (0.0%)"


def test_points_fall_with_the_weight_of_a_fault() -> None:
    assert Tally(Counter({EXACT: 10, ASKED: 1, NONE: 1})).score == 7
    faults = Tally(Counter({FALSE: 1, WRONG: 1, WRONG_MODEL: 1}))
    assert (faults.score, faults.wrong, faults.whole) == (-25, 3, 3)


def test_the_total_is_of_the_slices_in_english() -> None:
    tallies = {sort: Tally(Counter({EXACT: 1})) for sort in ("clean", "typos", "threads", "german")}
    assert total(tallies).whole == 3


def test_answers_are_tallied_by_slice_and_misses_are_kept(reviewed_catalog: Catalog) -> None:
    responder = Responder(reviewed_catalog, TODAY)
    right = Case("context of Kimi K2", (), "fact", "context_window", ("kimi-k2",), {}, "", "clean")
    wrong = Case("context of Kimi K2", (), "fact", "context_window", ("o3",), {}, "", "clean")
    asked = Case("context of Claude", (), "fact", "context_window", ("o3",), {}, "", "typos")
    after = Case(
        "and for vision?",
        ("context of Kimi K2",),
        "fact",
        "vision",
        ("kimi-k2",),
        {},
        "",
        "threads",
    )
    every = (right, wrong, asked, after)
    tallies, misses = judged(responder, judge_of(reviewed_catalog), every)
    assert tallies["clean"].outcomes == {EXACT: 1, WRONG_MODEL: 1}
    assert tallies["typos"].outcomes == {ASKED: 1}
    assert tallies["typos"].offered == {False: 1}
    assert tallies["threads"].outcomes == {EXACT: 1}
    assert [miss.case for miss in misses] == [wrong, asked]


def test_help_and_a_decline_are_no_answers_to_chatter(reviewed_catalog: Catalog) -> None:
    responder = Responder(reviewed_catalog, TODAY)
    came = {
        line: chatter.outcome_of(responder.respond(responder.read(line)).reply.receipt)
        for line in ("hello", "lunch in ten minutes?", "Kimi K2", "Claude", "Kimi K9")
    }
    assert list(came.values()) == [
        chatter.LEFT, chatter.LEFT, chatter.ANSWERED, chatter.ASKED, chatter.NAMED,
    ]  # fmt: skip


def test_a_name_with_another_digit_is_absent_unless_a_model_has_it(small: Catalog) -> None:
    index = NameIndex(small)
    for name in ("Tern 1", "tern-1", "70B tern 2", "coast/tern-1"):
        assert is_of_a_model(index.listed, name), name
    for name in ("Tern 3", "Tern 2 71B", "Skua 4", "Tern 1 70B"):
        assert not is_of_a_model(index.listed, name), name
    found = list(absent(index, ["Tern 1", "Tern 2 70B", "Skua"]))
    assert found == list(absent(index, ["Tern 1", "Tern 2 70B", "Skua"]))
    assert {each.made_of for each in found} <= {"Tern 1", "Tern 2 70B"}


def test_a_change_is_of_one_digit_or_one_letter() -> None:
    chance = Always()
    assert with_another_digit("Tern 1", chance) == "Tern 0"  # type: ignore[arg-type]
    assert with_a_slip("Tern 1", chance) == "ern 1"  # type: ignore[arg-type]
    assert with_another_digit("Skua", chance) is None  # type: ignore[arg-type]
    assert with_a_slip("4.1", chance) is None  # type: ignore[arg-type]


def test_the_others_find_what_they_are_known_to_find(small: Catalog) -> None:
    exact, scored, strict = Exact(small), Scored(small), Scored(small, 90)
    assert exact.found("is tern 2-70b cheaper than SKUA, or tern 1?") == (
        "tern-2-70b",
        "skua",
        "tern-1",
    )
    assert exact.named("Tern 3") == ()
    assert len(scored.named("Tern 3")) == 1
    assert strict.found("Tern 1 or Skua") == ("tern-1", "skua")
    assert strict.named("lunch") == ()
