"""What may not ship does not: it is said in a line each, and the old catalog stays."""

from pathlib import Path
from typing import Any

import pytest

from knowledge import storage
from knowledge.cards import Tier
from knowledge.catalog import Review
from knowledge.checking import MayNotShip, faults, publish
from knowledge.facts import Source, SourceKind
from knowledge.harvest import Harvested
from knowledge.rows import Tables
from tests.small import catalog, fact, model, route, rows

TERN = model("Tern 4", {"context_window": 8000}, {"north": "1 2"})
SKUA = model("Skua 1", {"vision": True}, {"south": None})
STRANGE = Source("strange", "a list nobody knows", SourceKind.PACKAGE, "2026-04-01", "MIT")


def cases(found: Tables) -> list[str]:
    """Everything that may not ship, a line each."""
    return [case for finding in faults(found) for case in finding.cases]


def only(*models: Harvested, **fields: Any) -> str:
    """The one thing that may not ship of a catalog of these models."""
    (case,) = cases(rows(models, **fields))
    return case


def test_a_sound_catalog_may_ship() -> None:
    assert cases(rows([TERN, SKUA])) == []


def test_a_catalog_without_models_may_not() -> None:
    assert only() == "the catalog has no model"


def test_a_source_that_is_not_there_may_not_be_named() -> None:
    lost = model("Tern 4", {"context_window": fact(8000, STRANGE)})
    assert only(lost) == "facts.source: 'strange' is not in sources, in 1 of its rows"


def test_a_provider_that_is_not_there_may_not_be_named() -> None:
    assert "routes.provider: 'moon' is not in providers" in only(model("Tern 4", {}, {"moon": "1"}))


def test_a_maker_may_be_unknown_but_not_missing() -> None:
    assert cases(rows([model("Tern 4", maker="")])) == []
    assert "models.maker: 'moon' is not in makers" in only(model("Tern 4", maker="moon"))


def test_a_reviewed_model_may_not_be_missing() -> None:
    review = Review("r", ("tern-4", "tern-5"), "2026-06-01", "", {"tern-4": {}, "tern-5": {}})
    assert only(TERN, reviews=(review,)) == (
        "reviews.second: 'tern-5' is not in models, in 1 of its rows"
    )


def test_a_pair_is_reviewed_once_a_day_and_under_an_id_of_its_own() -> None:
    figures: dict[str, dict[str, Any]] = {"tern-4": {}, "skua-1": {}}
    one = Review("r", ("tern-4", "skua-1"), "2026-06-01", "", figures)
    same_day = Review("s", ("skua-1", "tern-4"), "2026-06-01", "", figures)
    same_id = Review("r", ("skua-1", "tern-4"), "2026-06-02", "", figures)
    assert only(TERN, SKUA, reviews=(one, same_day)) == ("skua-1--tern-4: 2 reviews of 2026-06-01")
    assert only(TERN, SKUA, reviews=(one, same_id)) == "r: 2 reviews have this id"


def test_two_models_may_not_have_one_name() -> None:
    twice = [model("Tern 4", id="a"), model("TERN-4", id="b")]
    assert "TERN-4, Tern 4: name of a, b" in cases(rows(twice))


def test_two_models_may_not_have_one_id() -> None:
    twice = [model("Tern 4", id="a"), model("Skua 1", id="a")]
    assert "a: 2 models have this id" in cases(rows(twice))


def test_an_alias_of_two_models_is_shared_or_may_not_ship() -> None:
    both = [model(name, aliases=("the bird",)) for name in ("Tern 4", "Skua 1")]
    assert only(*both) == "'thebird' is of skua-1, tern-4"
    alone = [model("Tern 4"), model("Skua 1")]
    assert cases(rows(alone, shared={"the bird": ("tern-4", "skua-1")})) == []


def test_a_fact_has_a_source() -> None:
    nameless = Source("", "", SourceKind.PACKAGE, "2026-04-01", "MIT")
    lost = model("Tern 4", {"context_window": fact(8000, nameless)})
    assert "tern-4: context_window: no source" in cases(rows([lost]))


@pytest.mark.parametrize("day", ["", "2026", "2026-04", "soon"])
def test_a_fact_has_a_date(day: str) -> None:
    undated = model("Tern 4", {"context_window": fact(8000, as_of=day)})
    assert only(undated) == f"tern-4: context_window: {day!r} is no date"


def test_a_route_has_a_date() -> None:
    undated = Source("list", "", SourceKind.PACKAGE, "", "MIT")
    lost = model("Tern 4", routes=(route("north", "1 2", undated),))
    assert only(lost) == "tern-4: standard route at north: '' is no date"


def test_nothing_is_given_away_without_a_reason() -> None:
    assert only(model("Tern 4", {}, {"north": "0 0"})) == (
        "tern-4: standard route at north: $0, so it is a free tier, or a gap in list"
    )


@pytest.mark.parametrize("price", ["0 2", "1 0", None])
def test_half_a_price_or_none_may_ship(price: str | None) -> None:
    assert cases(rows([model("Tern 4", {}, {"north": price})])) == []


def test_a_free_tier_may_cost_nothing() -> None:
    free = model("Tern 4", routes=(route("north", "0 0", tier=Tier.FREE),))
    assert cases(rows([free])) == []


def test_a_value_that_its_attribute_cannot_hold_may_not_ship() -> None:
    wrong = model("Tern 4", {"released": "last spring"})
    assert only(wrong) == "tern-4: released: 'last spring' is not a date such as 2026-03-02"


def test_a_fact_of_an_attribute_that_there_is_not_may_not_ship() -> None:
    assert only(model("Tern 4", {"wingspan": 2})) == "tern-4: wingspan: there is no such attribute"


def test_what_may_not_ship_is_not_put_in_place(tmp_path: Path) -> None:
    path = tmp_path / "catalog.db"
    publish(path, rows([TERN]))
    before = path.read_bytes()
    with pytest.raises(MayNotShip, match=r"2 faults, the first: .*moon") as refused:
        publish(path, rows([model("Tern 4", {"wingspan": 2}, {"moon": "1"})]))
    assert [len(finding.cases) for finding in refused.value.findings] == [1, 1]
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_what_may_ship_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "catalog.db"
    publish(path, rows([TERN, SKUA]))
    assert storage.read(path).edition == catalog([TERN, SKUA]).edition
