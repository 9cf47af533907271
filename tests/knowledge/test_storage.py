"""catalog.db is written in one step and read whole, or refused in one clear line."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge import storage
from knowledge.build import Inputs, build
from knowledge.catalog import Catalog, Review
from knowledge.facts import Fact
from knowledge.names.forms import normal_form_of
from knowledge.rows import tables
from knowledge.sources import authored
from knowledge.storage import UnusableCatalog
from tests import small
from tests.conftest import INVENTED

ANOTHER = Review(
    "a", ("tern-4", "skua-1"), "2026-06-15", "", {"tern-4": {}, "skua-1": {}}, by="Ada"
)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A catalog of its own, to be damaged."""
    path = tmp_path / "catalog.db"
    build(path, Inputs(INVENTED))
    return path


def test_cards_come_back_as_they_were_harvested(invented_catalog: Catalog) -> None:
    for model in authored.harvest(INVENTED).models:
        card = invented_catalog.cards[model.id]
        for name in ("id", "name", "maker", "family", "nicknames", "routes"):
            assert getattr(card, name) == getattr(model, name)
        assert card.facts == {name: facts[0] for name, facts in model.facts.items()}
        for spelling in (model.id, model.name, *model.aliases):
            assert invented_catalog.spellings[normal_form_of(spelling)] == (model.id,)


def test_everything_beside_the_cards_comes_back_too(invented_catalog: Catalog) -> None:
    harvest = authored.harvest(INVENTED)
    for kind in ("makers", "providers", "workloads", "terms"):
        assert tuple(getattr(invented_catalog, kind).values()) == getattr(harvest, kind)
    assert invented_catalog.name_words == harvest.name_words
    assert {review.id: review for review in invented_catalog.reviews} == {
        review.id: review for review in harvest.reviews
    }


def test_rows_come_back_as_they_were_written(written: Path) -> None:
    expected = tables(authored.harvest(INVENTED))
    for name, rows in storage.tables_of(written).items():
        assert sorted(map(repr, rows)) == sorted(map(repr, expected[name])), name


def test_the_same_sources_give_the_same_edition(written: Path, invented_catalog: Catalog) -> None:
    assert storage.read(written).edition == invented_catalog.edition


def test_the_edition_is_dated_by_its_newest_fact(invented_catalog: Catalog) -> None:
    assert invented_catalog.updated == "2026-06-08"
    assert invented_catalog.edition.startswith("2026-06-08.")


def test_reviews_are_read_newest_first(invented_catalog: Catalog) -> None:
    assert [review.reviewed for review in invented_catalog.reviews] == ["2026-06-08", "2026-06-01"]


def test_a_review_is_found_in_either_order_of_its_pair(invented_catalog: Catalog) -> None:
    one = invented_catalog.review_of("beacon-1", "acme-2-7b")
    assert one is not None
    assert one is invented_catalog.review_of("acme-2-7b", "beacon-1")
    assert invented_catalog.review_of("beacon-1", "corvid-3") is None


def test_several_reviews_of_a_pair_live_side_by_side(tmp_path: Path) -> None:
    pair = ("tern-5", "tern-4")
    days = ("2026-06-01", "2026-07-01", "2026-05-01")
    sources = tuple(replace(small.LIST, id=f"r{number}") for number in range(3))
    reviews = tuple(
        Review(
            source.id, pair, day, "", {each: {"vision": Fact(True, source, day)} for each in pair}
        )
        for source, day in zip(sources, days, strict=True)
    )
    path = tmp_path / "catalog.db"
    models = [small.model(name) for name in ("Tern 4", "Tern 5", "Skua 1")]
    storage.write(
        path, small.rows(models, reviews=(*reviews, ANOTHER), sources=(small.LIST, *sources))
    )
    catalog = storage.read(path)
    newest = catalog.review_of("tern-4", "tern-5")
    assert newest is not None
    assert newest.key == "tern-4--tern-5@2026-07-01"
    assert {review.key: review for review in catalog.reviews} == {
        review.key: review for review in (*reviews, ANOTHER)
    }
    before = catalog.review_before(newest)
    assert before is not None
    assert before.reviewed == "2026-06-01"
    first = catalog.review_before(before)
    assert first is not None
    assert catalog.review_before(first) is None
    assert catalog.newest_reviews == (newest, ANOTHER)


def refusal(path: Path) -> str:
    """The one line in which a catalog is refused."""
    with pytest.raises(UnusableCatalog) as refused:
        storage.read(path)
    line = str(refused.value)
    assert "\n" not in line
    assert str(path) in line
    assert "versus catalog build" in line
    return line


def test_a_missing_catalog_is_refused(tmp_path: Path) -> None:
    assert "no catalog at" in refusal(tmp_path / "none.db")
    assert "no catalog at" in refusal(tmp_path)


@pytest.mark.parametrize("content", [b"hello, this is no database" * 100, b"SQLite format 3\x00"])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "catalog.db"
    path.write_bytes(content)
    assert "damaged or no catalog" in refusal(path)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "catalog.db"
    path.touch()
    assert "version 0" in refusal(path)


@pytest.mark.parametrize("version", [0, storage.SCHEMA - 1, storage.SCHEMA + 1])
def test_a_catalog_of_another_version_is_refused(written: Path, version: int) -> None:
    run(written, f"PRAGMA user_version = {version}")
    assert f"version {version}, this Versus reads version {storage.SCHEMA}" in refusal(written)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "catalog.db"
    run(path, f"PRAGMA user_version = {storage.SCHEMA}", "CREATE TABLE other (thing TEXT)")
    assert "damaged or no catalog" in refusal(path)


@pytest.mark.parametrize("kept", [100, 4096, 20_000, -4096])
def test_a_catalog_cut_short_is_refused(written: Path, kept: int) -> None:
    written.write_bytes(written.read_bytes()[:kept])
    assert "damaged or no catalog" in refusal(written)


@pytest.mark.parametrize("page", [1, 2, 5])
@pytest.mark.parametrize("filler", [b"\x00", b"\xff"])
def test_a_catalog_with_an_overwritten_page_is_refused(
    written: Path, page: int, filler: bytes
) -> None:
    content = bytearray(written.read_bytes())
    content[page * 4096 : (page + 1) * 4096] = filler * 4096
    written.write_bytes(content)
    assert "damaged or no catalog" in refusal(written)


def test_the_old_catalog_stays_where_writing_fails(written: Path) -> None:
    before = written.read_bytes()
    rows = dict(tables(authored.harvest(INVENTED)))
    rows["models"] = [*rows["models"], rows["models"][0]]
    with pytest.raises(sqlite3.IntegrityError):
        storage.write(written, rows)
    assert written.read_bytes() == before
    assert list(written.parent.iterdir()) == [written], "nothing half-written is left behind"


def test_an_open_reader_keeps_the_catalog_it_opened(written: Path) -> None:
    reader = sqlite3.connect(written)
    before = reader.execute("SELECT value FROM meta WHERE key = 'edition'").fetchone()
    build(written, Inputs())
    after = reader.execute("SELECT value FROM meta WHERE key = 'edition'").fetchone()
    reader.close()
    assert before == after
    assert storage.read(written).edition != before[0]


@pytest.mark.parametrize("table", ["workloads", "terms", "reviews", "review_figures"])
def test_a_table_without_rows_is_written_and_read(tmp_path: Path, table: str) -> None:
    path = tmp_path / "catalog.db"
    storage.write(path, {**tables(authored.harvest(INVENTED)), table: []})
    assert storage.tables_of(path)[table] == []


def run(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
