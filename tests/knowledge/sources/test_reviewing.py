"""A review is written down as the reader of reviews reads it, whole, and once a day."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from knowledge.catalog import Catalog, Review
from knowledge.facts import Fact, Measured, Unknown
from knowledge.harvest import BrokenSource
from knowledge.sources.authored_facts import FactReader
from knowledge.sources.authored_reviews import review_forms, review_sources, reviews_of
from knowledge.sources.reviewing import AlreadyReviewed, looked_at, record
from tests.small import catalog, fact, model

TERN, SKUA, DAY = "tern-4", "skua-1", "2026-06-30"
SMALL = catalog(
    [
        model(
            "Tern 4",
            {
                "context_window": fact(8000, doubted=True, note="So it is said."),
                "parameters": fact(7_000_000_000, estimate=True),
                "released": "2026-01-15",
                "knowledge_cutoff": "2025-06",
                "license": 'Its "own"',
                "openness": "open weights",
                "vision": fact(Unknown.NOT_DISCLOSED),
                "best_for": ("chat",),
            },
            {"north": "1.50 2", "south": "0.1000 30"},
        ),
        model("Skua 1", {"context_window": 16_000, "vision": True}),
        *(model(f"Petrel {number}") for number in (1, 2, 3)),
    ]
)


def read_again(folder: Path, of: Catalog) -> list[Review]:
    """The reviews of a folder, with their own sources alone."""
    forms = review_forms((folder,))
    names = {card.id: card.name for card in of.cards.values()}
    sources = {source.id: source for source in review_sources(forms, names)}
    return list(reviews_of(forms, of.attributes, FactReader(sources)))


def values(review: Review, of: str) -> dict[str, object]:
    return {name: each.value for name, each in review.figures[of].items()}


def test_a_review_has_what_is_known_of_either_model_and_no_opinions() -> None:
    review = looked_at(SMALL, (TERN, SKUA), DAY, "Ada", "A look.")
    assert (review.key, review.by, review.note) == ("skua-1--tern-4@2026-06-30", "Ada", "A look.")
    assert values(review, TERN) == {
        "input_price": Decimal("0.1"),
        "output_price": Decimal(2),
        "monthly_cost": Decimal(1700),
        "context_window": 8000,
        "parameters": 7_000_000_000,
        "released": "2026-01-15",
        "knowledge_cutoff": "2025-06",
        "license": 'Its "own"',
        "openness": "open weights",
        "vision": Unknown.NOT_DISCLOSED,
        "cheapest_provider": "north",
    }
    skua = values(review, SKUA)
    assert (skua["context_window"], skua["vision"]) == (16_000, True)
    assert skua["input_price"] is Unknown.NOT_SOURCED
    assert "cheapest_provider" not in skua
    assert skua.keys() <= values(review, TERN).keys()


def test_a_written_review_is_read_as_it_was_made(tmp_path: Path) -> None:
    review = looked_at(SMALL, (TERN, SKUA), DAY, "Ada", 'Said of \\ and "it".')
    path = record(tmp_path / "reviews", (), review, SMALL.attributes)
    assert path == tmp_path / "reviews" / "skua-1--tern-4@2026-06-30.toml"
    assert read_again(path.parent, SMALL) == [review]
    assert list(path.parent.iterdir()) == [path]


def test_how_a_score_was_measured_is_written_too(tmp_path: Path) -> None:
    how = Measured("diamond", "thinking", "own", "Otto")
    review = looked_at(SMALL, (TERN, SKUA), DAY)
    given = {**review.figures[TERN], "max_output": replace(fact(5), measured=how)}
    measured = replace(review, figures={**review.figures, TERN: given})
    record(tmp_path, (), measured, SMALL.attributes)
    (again,) = read_again(tmp_path, SMALL)
    assert again.figures[TERN]["max_output"].measured == how


@pytest.mark.parametrize("value", ["0.000000123", "1000000", "1E+3", "0.10", "0"])
def test_a_price_is_written_exactly(tmp_path: Path, value: str) -> None:
    review = looked_at(SMALL, (TERN, SKUA), DAY)
    source = review.figures[TERN]["input_price"].source
    given = {"input_price": Fact(Decimal(value), source, DAY)}
    record(tmp_path, (), replace(review, figures={TERN: given}), SMALL.attributes)
    (again,) = read_again(tmp_path, SMALL)
    assert again.figures[TERN]["input_price"].value == Decimal(value)


@pytest.mark.parametrize("pair", [(TERN, SKUA), (SKUA, TERN)])
@pytest.mark.parametrize("other", ["reviews", "others"])
def test_a_pair_is_reviewed_once_a_day_wherever_that_was_written(
    tmp_path: Path, pair: tuple[str, str], other: str
) -> None:
    folders = (tmp_path / "reviews", tmp_path / "others")
    first = record(tmp_path / other, (), looked_at(SMALL, pair, DAY), SMALL.attributes)
    before = first.read_bytes()
    again = looked_at(SMALL, (TERN, SKUA), DAY, note="Another look.")
    with pytest.raises(AlreadyReviewed, match=r"skua-1--tern-4@2026-06-30\.toml is the review"):
        record(folders[0], folders[1:], again, SMALL.attributes)
    assert first.read_bytes() == before
    record(folders[0], folders[1:], looked_at(SMALL, pair, "2026-07-01"), SMALL.attributes)


def test_a_review_is_not_written_beside_one_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "half.toml").write_text("id = ", encoding="utf-8")
    with pytest.raises(BrokenSource, match=r"half\.toml"):
        record(tmp_path, (), looked_at(SMALL, (TERN, SKUA), DAY), SMALL.attributes)
    assert [each.name for each in tmp_path.iterdir()] == ["half.toml"]


def test_any_pair_of_the_shipped_catalog_can_be_written_down(
    whole_catalog: Catalog, tmp_path: Path
) -> None:
    models = sorted(whole_catalog.cards)
    pairs = list(zip(models[::2], models[1::2], strict=False))
    made = {}
    for number, pair in enumerate(pairs[::20]):
        review = looked_at(whole_catalog, pair, DAY)
        record(tmp_path / str(number), (), review, whole_catalog.attributes)
        made[review.key] = review
        assert read_again(tmp_path / str(number), whole_catalog) == [review]
    assert len(made) > 30


def test_the_longest_names_of_the_shipped_catalog_make_a_file_too(
    whole_catalog: Catalog, tmp_path: Path
) -> None:
    first, second = sorted(whole_catalog.cards, key=len)[-2:]
    record(tmp_path, (), looked_at(whole_catalog, (first, second), DAY), whole_catalog.attributes)
    assert [each.models for each in read_again(tmp_path, whole_catalog)] == [(first, second)]
