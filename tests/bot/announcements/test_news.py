"""What is news in an edition, and that the same news has the same key however often it is found."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from bot.announcements.news import News, Reviewed, find, makers, news_of, subject_and_occasion
from bot.announcements.topics import AboutMaker, AboutModel, Everything, Topic, Watch, concerns
from knowledge.catalog import Catalog, Named, Review
from knowledge.changes import dated, differences, rows_of
from knowledge.harvest import Harvested
from knowledge.loading import catalog_from
from knowledge.stored import Stored
from tests.small import catalog, model, rows

TODAY = date(2026, 6, 30)
RETIRED = "2026-07-20"
REVIEWS = (
    Review("a", ("tern-4", "tern-5"), "2026-05-01", "", {"tern-4": {}, "tern-5": {}}),
    Review("b", ("tern-5", "tern-4"), "2026-06-01", "", {"tern-4": {}, "tern-5": {}}),
    Review("c", ("tern-4", "skua-1"), "2026-06-02", "", {"tern-4": {}, "skua-1": {}}),
)
MAKERS = (Named("coast", "Coast"), Named("cliff", "Cliff"))
WAS = [
    model("Tern 4", {"context_window": 8000}, {"north": "1 2"}),
    model("Tern 5", {}, {"south": "1"}),
    model("Petrel 6"),
]
NOW = [
    model("Tern 4", {"context_window": 16_000}, {"north": "0.50 1"}),
    model("Tern 5", {"retired": RETIRED}, {"south": "1"}),
    model("Skua 1", {"vision": True}, maker="cliff"),
]


def refreshed(days: Sequence[str] = ("2026-06-10",)) -> Catalog:
    """A catalog of today, with what a refresh found; on several days if it was found again."""
    first, second = catalog(WAS, makers=MAKERS), catalog(NOW, makers=MAKERS)
    found = [
        change for day in days for change in dated(differences(first, second), day, first.edition)
    ]
    return of(NOW, changes=rows_of(found))


def of(models: Sequence[Harvested], **tables: list[dict[str, Any]]) -> Catalog:
    made = {**rows(models, makers=MAKERS, reviews=REVIEWS), **tables}
    return catalog_from(Stored(made))


CATALOG = refreshed()
NEWS = news_of(CATALOG, TODAY)


def keys(found: Sequence[News]) -> set[str]:
    return {each.key for each in found}


def occasions(of_catalog: Catalog, today: date) -> set[str]:
    return {key for key in keys(news_of(of_catalog, today)) if "retired:" in key}


def test_the_newest_review_of_each_pair_is_news() -> None:
    found = [each.key for each in NEWS if isinstance(each, Reviewed)]
    assert found == ["skua-1--tern-4@2026-06-02", "tern-4--tern-5@2026-06-01"]


def test_prices_retirements_and_new_models_are_news_and_other_facts_are_not() -> None:
    edition = catalog(WAS, makers=MAKERS).edition
    assert keys(NEWS) - {each.key for each in NEWS if isinstance(each, Reviewed)} == {
        f"tern-4@price:{edition}",
        f"tern-5@retirement:{edition}",
        f"skua-1@new:{edition}",
        f"tern-5@retired:{RETIRED}:30",
    }


def test_both_prices_of_a_model_are_one_piece_of_news() -> None:
    (price,) = [each for each in NEWS if each.key.startswith("tern-4@price")]
    assert not isinstance(price, Reviewed)
    assert len(getattr(price, "changes", ())) == 2


def test_a_change_that_is_found_twice_has_one_key() -> None:
    again = news_of(refreshed(("2026-06-12", "2026-06-10")), TODAY)
    assert [each.key for each in again] == [each.key for each in NEWS]


@pytest.mark.parametrize(
    ("days", "step"),
    [
        (31, None), (30, "30"), (8, "30"), (7, "7"), (2, "7"), (1, "1"), (0, "0"), (-1, "0"),
        (-6, "0"), (-7, None),
    ],
)  # fmt: skip
def test_a_retirement_counts_down_in_four_steps(days: int, step: str | None) -> None:
    today = date.fromisoformat(RETIRED) - timedelta(days=days)
    expected = {f"tern-5@retired:{RETIRED}:{step}"} if step else set()
    assert occasions(CATALOG, today) == expected


def test_every_day_of_a_year_tells_of_a_retirement_four_times_in_all() -> None:
    start = date.fromisoformat(RETIRED) - timedelta(days=180)
    told = set[str]()
    for day in range(365):
        told |= occasions(CATALOG, start + timedelta(days=day))
    assert len(told) == 4


@pytest.mark.parametrize("news", NEWS, ids=lambda each: each.key)
def test_news_is_found_again_by_its_key(news: News) -> None:
    assert find(CATALOG, TODAY, news.key) == news


def test_a_retirement_that_is_told_late_says_the_days_that_are_left() -> None:
    key = f"tern-5@retired:{RETIRED}:30"
    late = find(CATALOG, date(2026, 7, 18), key)
    assert late is not None
    assert (late.key, getattr(late, "days_left", None)) == (key, 2)


def test_a_review_is_found_by_its_key_when_a_newer_one_is_there() -> None:
    found = find(CATALOG, TODAY, "tern-4--tern-5@2026-05-01")
    assert isinstance(found, Reviewed)
    assert found.review.reviewed == "2026-05-01"


@pytest.mark.parametrize(
    "key",
    [
        "", "@", "tern-4", "tern-4@price:never", "tern-5@retired:2026-07-21:30",
        f"dodo@retired:{RETIRED}:30", f"tern-5@retired:{RETIRED}:", "tern-4--tern-5@2026-05-02",
    ],
)  # fmt: skip
def test_what_is_news_no_more_is_not_found(key: str) -> None:
    assert find(CATALOG, TODAY, key) is None


def test_nothing_is_told_of_a_model_that_is_gone() -> None:
    gone = of([each for each in NOW if each.id != "skua-1"])
    assert {model for each in news_of(gone, TODAY) for model in each.models} == {"tern-4", "tern-5"}


def test_a_key_has_a_subject_and_an_occasion() -> None:
    assert subject_and_occasion(REVIEWS[0].key) == ("tern-4--tern-5", "2026-05-01")
    assert len({subject_and_occasion(each.key) for each in NEWS}) == len(NEWS)


CONCERNED: tuple[tuple[Topic, set[str]], ...] = (
    (Everything(), {"skua-1--tern-4", "tern-4--tern-5"}),
    (AboutModel("tern-4"), {"skua-1--tern-4", "tern-4--tern-5", "tern-4"}),
    (AboutModel("tern-5"), {"tern-4--tern-5", "tern-5"}),
    (AboutMaker("cliff"), {"skua-1--tern-4", "skua-1"}),
    (AboutMaker("coast"), {"skua-1--tern-4", "tern-4--tern-5", "tern-4", "tern-5"}),
    (AboutModel("dodo"), set()),
    (AboutMaker("dodo"), set()),
    (Watch("{}", "models with vision"), set()),
)


@pytest.mark.parametrize(("topic", "subjects"), CONCERNED)
def test_a_topic_is_told_what_concerns_it(topic: Topic, subjects: set[str]) -> None:
    told = [each for each in NEWS if concerns(topic, each, CATALOG)]
    assert {subject_and_occasion(each.key)[0] for each in told} == subjects


def test_the_makers_of_both_models_are_concerned() -> None:
    assert makers(NEWS[0], CATALOG) == {"coast", "cliff"}
