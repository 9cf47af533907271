"""A refresh puts a whole, checked, newer catalog in place, or leaves everything as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import refreshing, rows, storage
from knowledge.build import Inputs
from knowledge.catalog import ChangeKind
from knowledge.checking import MayNotShip
from knowledge.harvest import BrokenSource
from knowledge.locking import Busy, alone
from knowledge.refreshing import LOCK, refresh
from tests.http_standin import Standin, serving
from tests.operator import TODAY, Operator, document


@pytest.fixture(scope="module")
def server() -> Iterator[Standin]:
    with serving() as standin:
        yield standin


@pytest.fixture
def operator(tmp_path: Path, server: Standin) -> Operator:
    return Operator(tmp_path, server)


def test_a_first_refresh_builds_a_catalog_and_keeps_what_it_fetched(operator: Operator) -> None:
    refreshed = operator.refreshed(document(tern_4=1))
    assert (refreshed.before, refreshed.swapped, refreshed.changes) == (None, True, ())
    assert "tern-4" in storage.read(operator.path).cards
    assert sorted(operator.contents()) == ["catalog.db", "models.dev.json"]


def test_nothing_changed_is_nothing_written(operator: Operator) -> None:
    operator.refreshed(document(tern_4=1))
    before = operator.contents()
    refreshed = operator.refreshed(document(tern_4=1), "2026-07-30")
    assert (refreshed.swapped, refreshed.changes) == (False, ())
    assert refreshed.before == refreshed.catalog.edition
    assert operator.contents() == before


def test_what_is_new_is_put_in_place_and_said(operator: Operator) -> None:
    first = operator.refreshed(document(tern_4=1)).catalog.edition
    refreshed = operator.refreshed(document(tern_4=3, skua_1=1))
    told = [(each.kind, each.model, each.attribute) for each in refreshed.changes]
    assert told == [
        (ChangeKind.NEW, "skua-1", ""),
        (ChangeKind.PRICE, "tern-4", "input_price"),
    ]
    assert (refreshed.before, storage.read(operator.path).edition) == (
        first,
        refreshed.catalog.edition,
    )


def test_the_catalog_before_is_kept_beside_the_new_one(operator: Operator) -> None:
    first = operator.refreshed(document(tern_4=1)).catalog.edition
    operator.refreshed(document(tern_4=3))
    assert storage.read(operator.path.with_name("catalog.db.previous")).edition == first


def test_changes_are_kept_in_the_catalog_with_their_day_for_90_days(operator: Operator) -> None:
    operator.refreshed(document(tern_4=1), "2026-01-01")
    first = operator.refreshed(document(tern_4=2), "2026-03-01")
    second = operator.refreshed(document(tern_4=3), "2026-04-01")
    kept = storage.read(operator.path).changes
    assert [(each.date, each.since, int(each.now)) for each in kept] == [
        ("2026-04-01", first.catalog.edition, 3),
        ("2026-03-01", first.before, 2),
    ]
    operator.refreshed(document(tern_4=4), "2026-06-01")
    assert [each.date for each in storage.read(operator.path).changes] == [
        "2026-06-01",
        "2026-04-01",
    ]
    assert second.swapped


def test_changes_kept_make_no_other_edition(operator: Operator) -> None:
    operator.refreshed(document(tern_4=1))
    edition = operator.refreshed(document(tern_4=2)).catalog.edition
    operator.path.unlink()
    assert operator.refreshed(document(tern_4=2)).catalog.edition == edition


def test_the_last_good_data_is_used_where_a_list_cannot_be_fetched(operator: Operator) -> None:
    operator.refreshed(document(tern_4=1))
    before = operator.contents()
    refreshed = operator.refreshed(None)
    assert [update.fault != "" for update in refreshed.updates] == [True]
    assert "tern-4" in refreshed.catalog.cards
    assert operator.contents() == before


def test_a_catalog_that_may_not_ship_leaves_everything_as_it_was(
    operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    operator.refreshed(document(tern_4=1))
    before = operator.contents()
    monkeypatch.setattr(refreshing, "tables", lambda found: {**rows.tables(found), "models": []})
    with pytest.raises(MayNotShip):
        operator.refreshed(document(tern_4=2))
    assert operator.contents() == before


def test_a_list_cut_short_does_not_take_half_the_models_away(operator: Operator) -> None:
    many = {f"tern_{number}": 1 for number in range(4, 30)}
    operator.refreshed(document(**many))
    before = operator.contents()
    with pytest.raises(MayNotShip, match="only 1 of 26 models would be left"):
        operator.refreshed(document(tern_4=1))
    assert operator.contents() == before


def test_a_broken_source_leaves_everything_as_it_was(operator: Operator, tmp_path: Path) -> None:
    operator.refreshed(document(tern_4=1))
    before = operator.contents()
    with pytest.raises(BrokenSource):
        refresh(operator.path, Inputs(tmp_path / "none", tmp_path), operator.imports, TODAY, {})
    assert operator.contents() == before


def test_a_catalog_that_cannot_be_read_is_replaced(operator: Operator) -> None:
    operator.path.write_bytes(b"no catalog")
    refreshed = operator.refreshed(document(tern_4=1))
    assert (refreshed.before, refreshed.changes) == (None, ())
    assert storage.read(operator.path).edition == refreshed.catalog.edition


def test_two_refreshes_do_not_run_at_once(operator: Operator) -> None:
    operator.refreshed(document(tern_4=1))
    with alone(operator.imports.parent / LOCK), pytest.raises(Busy):
        operator.refreshed(document(tern_4=2))


def test_what_a_killed_refresh_left_is_removed(operator: Operator) -> None:
    left = operator.imports.parent / ".refreshing"
    left.mkdir(parents=True)
    (left / "litellm.json").write_bytes(b"half")
    operator.refreshed(document(tern_4=1))
    assert not left.exists()
    assert not (operator.imports / "litellm.json").exists()
