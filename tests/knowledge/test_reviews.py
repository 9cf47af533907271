"""What a review said is held against today's cards, and against a later review of its pair."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from knowledge.attribute import Direction
from knowledge.attributes import Benchmark
from knowledge.catalog import Catalog, Review
from knowledge.comparison import Shape
from knowledge.facts import Fact, Measured, Source, SourceKind, Unknown
from knowledge.reviews import between, changes_since, due, flips, flips_between, standing_at
from tests.small import LIST, catalog, fact, model

QUIZ = Benchmark("quiz", "Quiz", "points", Direction.HIGHER, "An invented test.", ())
SHOTS, BARE = Measured("5 shots", by="Otto"), Measured("0 shots", by="Otto")
TERN, SKUA = "tern-4", "skua-1"
Given = Mapping[str, Any]


def source_of(name: str, day: str) -> Source:
    return Source(name, "a review", SourceKind.REVIEW, day, "MIT")


def review(
    tern: Given, skua: Given, day: str = "2026-05-01", pair: tuple[str, str] = (TERN, SKUA)
) -> Review:
    source = source_of(f"{'--'.join(pair)}@{day}", day)
    figures = {
        each: {
            name: value if isinstance(value, Fact) else fact(value, source)
            for name, value in given.items()
        }
        for each, given in zip(pair, (tern, skua), strict=True)
    }
    return Review(source.id, pair, day, "", figures)


def of(tern: Given, skua: Given, *reviews: Review, north: str = "", south: str = "") -> Catalog:
    """Five invented models, of which two are looked at."""
    models = [
        model("Tern 4", tern, {"north": north or None}),
        model("Skua 1", skua, {"south": south or None}),
        *(model(f"Petrel {number}") for number in (1, 2, 3)),
    ]
    sources = (LIST, *(source_of(each.id, each.reviewed) for each in reviews))
    return catalog(models, reviews=reviews, sources=sources, benchmarks=(QUIZ,))


def moved(today: Catalog, looked: Review) -> list[tuple[str, str, Any, Any]]:
    return [
        (each.card.id, each.attribute.id, each.then.value, each.now.value)
        for each in changes_since(today, looked)
    ]


def flipped(today: Catalog, looked: Review) -> list[tuple[str, str, str]]:
    return [
        (each.attribute.id, each.led.card.id, each.leads.card.id) for each in flips(today, looked)
    ]


def test_figures_that_are_as_they_were_have_not_moved() -> None:
    same = {"context_window": 8000, "vision": True}
    looked = review({**same, "input_price": Decimal("1.00")}, {})
    assert moved(of(same, {}, looked, north="1 2"), looked) == []


def test_a_figure_that_moved_has_its_values_as_they_are_not_in_words() -> None:
    looked = review({"context_window": 8000, "vision": True}, {"output_price": Decimal(4)})
    today = of({"context_window": 16_000, "vision": False}, {}, looked, south="1 3")
    assert moved(today, looked) == [
        (TERN, "context_window", 8000, 16_000),
        (TERN, "vision", True, False),
        (SKUA, "output_price", Decimal(4), Decimal(3)),
    ]


def test_what_a_review_does_not_give_cannot_have_moved() -> None:
    looked = review({}, {})
    assert moved(of({"context_window": 16_000}, {}, looked), looked) == []


@pytest.mark.parametrize("tags", ["decision_fit", "best_for"])
def test_tags_are_opinions_and_do_not_move(tags: str) -> None:
    looked = review({tags: ("Coding",)}, {})
    assert moved(of({tags: ("RAG",)}, {}, looked), looked) == []


def test_the_cheapest_provider_of_a_review_is_no_figure() -> None:
    looked = review({"cheapest_provider": "north"}, {})
    assert moved(of({}, {}, looked, north="1 2"), looked) == []


def test_what_was_unknown_and_is_known_has_moved_and_so_has_the_other_way() -> None:
    looked = review({"vision": Unknown.NOT_DISCLOSED, "max_output": 100}, {})
    assert moved(of({"vision": True}, {}, looked), looked) == [
        (TERN, "vision", Unknown.NOT_DISCLOSED, True),
        (TERN, "max_output", 100, Unknown.NOT_SOURCED),
    ]


def test_what_is_unknown_for_another_reason_has_not_moved() -> None:
    looked = review({"vision": Unknown.NOT_DISCLOSED}, {})
    assert moved(of({"vision": Unknown.CONFLICTING}, {}, looked), looked) == []


@pytest.mark.parametrize(
    ("score", "found"),
    [
        (fact(50, measured=SHOTS), []),
        (fact(60, measured=SHOTS), [(TERN, "benchmark:quiz", 50, 60)]),
        (fact(60, measured=BARE), []),
        ((fact(60, measured=BARE), fact(55, measured=SHOTS)), [(TERN, "benchmark:quiz", 50, 55)]),
    ],
)
def test_a_score_moves_only_against_one_of_the_same_way_of_measuring(
    score: Any, found: list[Any]
) -> None:
    looked = review({"benchmark:quiz": fact(50, measured=SHOTS)}, {})
    assert moved(of({"benchmark:quiz": score}, {}, looked), looked) == found


def test_a_lead_that_went_to_the_other_side_is_a_flip_with_both_standings() -> None:
    looked = review({"context_window": 8000}, {"context_window": 4000})
    today = of({"context_window": 8000}, {"context_window": 16_000}, looked)
    assert flipped(today, looked) == [("context_window", TERN, SKUA)]
    (flip,) = flips(today, looked)
    assert (flip.led.fact.value, flip.leads.fact.value) == (8000, 16_000)
    assert (flip.then.gap, flip.now.gap) == ("2x", "2x")


def test_the_lower_price_leads() -> None:
    looked = review({"input_price": Decimal(1)}, {"input_price": Decimal(2)})
    assert flipped(of({}, {}, looked, north="3 3", south="2 2"), looked) == [
        ("input_price", TERN, SKUA)
    ]


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ((8000, 4000), (9000, 4000)),
        ((8000, 4000), (8000, 8000)),
        ((8000, 8000), (4000, 8000)),
        ((8000, None), (8000, 16_000)),
        ((8000, 4000), (Unknown.NOT_SOURCED, 4000)),
        ((8000, 4000), (Unknown.NOT_SOURCED, Unknown.NOT_SOURCED)),
    ],
    ids=["same side", "to a tie", "from a tie", "unknown then", "unknown now", "both unknown"],
)
def test_nothing_else_is_a_flip(then: tuple[Any, Any], now: tuple[Any, Any]) -> None:
    tern, skua = ({} if value is None else {"context_window": value} for value in then)
    looked = review(tern, skua)
    today = of({"context_window": now[0]}, {"context_window": now[1]}, looked)
    assert flips(today, looked) == ()


def test_a_standing_of_then_is_made_by_the_one_engine() -> None:
    looked = review({"context_window": 8000}, {})
    today = of({"context_window": 1}, {"context_window": 2}, looked)
    standing = standing_at(today, looked, today.attributes["context_window"])
    assert standing.shape is Shape.ONE_KNOWN
    assert [figure.card.id for figure in standing.ranked] == [TERN]


def test_two_reviews_of_a_pair_are_held_against_each_other_in_what_both_give() -> None:
    first = review({"context_window": 8000, "vision": True}, {"context_window": 4000})
    second = review(
        {"context_window": 16_000, "reasoning": True},
        {"context_window": 9000},
        "2026-06-01",
        (SKUA, TERN),
    )
    # The second review names the pair the other way round.
    second = Review(second.id, (SKUA, TERN), second.reviewed, "", {
        TERN: second.figures[SKUA], SKUA: second.figures[TERN]})  # fmt: skip
    today = of({"context_window": 1}, {"context_window": 2}, first, second)
    assert today.review_before(second) == first
    assert [(each.card.id, each.then.value, each.now.value) for each in between(
        today, first, second)] == [(TERN, 8000, 16_000), (SKUA, 4000, 9000)]  # fmt: skip
    assert flips_between(today, first, second) == ()
    (flip,) = flips(today, second)
    assert (flip.led.card.id, flip.leads.card.id) == (TERN, SKUA)


def test_a_lead_may_flip_from_review_to_review() -> None:
    first = review({"context_window": 8000}, {"context_window": 4000})
    second = review({"context_window": 8000}, {"context_window": 9000}, "2026-06-01")
    today = of({"context_window": 8000}, {"context_window": 9000}, first, second)
    (flip,) = flips_between(today, first, second)
    assert flip.attribute.id == "context_window"
    assert flips(today, second) == ()


def test_pairs_are_due_by_flips_then_by_figures_then_by_age() -> None:
    def looked(number: int, day: str, tern: Given, other: Given) -> Review:
        return review(tern, other, day, (TERN, f"petrel-{number}"))

    window = {"context_window": 8000}
    reviews = (
        looked(1, "2026-05-01", {**window, "vision": False, "reasoning": False}, {}),
        looked(2, "2026-05-02", {"context_window": 2}, {"context_window": 1}),
        looked(3, "2026-05-03", {"vision": False}, {}),
        review({"vision": False}, {}, "2026-04-03"),
        review({"vision": True}, {}, "2026-04-04", ("petrel-1", SKUA)),
    )
    tern = {"context_window": 0, "vision": True, "reasoning": True}
    today = catalog(
        [
            model("Tern 4", tern),
            model("Skua 1"),
            model("Petrel 1", {"vision": True}),
            model("Petrel 2", {"context_window": 1}),
            model("Petrel 3"),
        ],
        reviews=reviews,
        sources=(LIST, *(source_of(each.id, each.reviewed) for each in reviews)),
    )
    found = due(today, "2026-06-01")
    assert [(each.review.pair, len(each.flips), len(each.moved), each.days) for each in found] == [
        ("petrel-2--tern-4", 1, 1, 30),
        ("petrel-1--tern-4", 0, 3, 31),
        ("skua-1--tern-4", 0, 1, 59),
        ("petrel-3--tern-4", 0, 1, 29),
    ]


def test_a_pair_is_due_by_its_newest_review_alone() -> None:
    old = review({"vision": False}, {})
    new = review({"vision": True}, {}, "2026-06-01")
    assert due(of({"vision": True}, {}, old, new), "2026-06-01") == ()


def test_every_reviewed_pair_of_the_shipped_catalog_can_be_held_against_it(
    whole_catalog: Catalog,
) -> None:
    for each in whole_catalog.reviews:
        assert {moved.card.id for moved in changes_since(whole_catalog, each)} <= set(each.models)
        assert between(whole_catalog, each, each) == ()
        assert flips_between(whole_catalog, each, each) == ()
