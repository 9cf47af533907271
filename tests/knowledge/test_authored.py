"""A fault in the authored files stops the build, in one line that says where; nothing ships."""

import shutil
from pathlib import Path

import pytest

from knowledge import storage
from knowledge.build import Inputs, build, harvest
from knowledge.catalog import Catalog
from knowledge.harvest import BrokenSource
from knowledge.sources import authored
from tests.conftest import INVENTED

ACME = "models/acme-2-7b.toml"
NEXT = "models/acme-2.5-7b.toml"
REVIEW = "reviews/acme-2-7b--beacon-1.toml"
WINDOW = '"32768 tokens"'
RETIRED = 'retired = { unknown = "not sourced" }'

# A file, what is written in it, what is written there instead, and what the message names.
VALUES = [
    (ACME, WINDOW, "32768", "facts.context_window: write the unit too"),
    (ACME, WINDOW, '"32768"', "facts.context_window: the unit is ''"),
    (ACME, WINDOW, '"32768 parameters"', "facts.context_window: the unit is 'parameters'"),
    (ACME, WINDOW, '"32K tokens"', "facts.context_window: '32K' is not a whole number"),
    (ACME, "vision = false", 'vision = "no"', "facts.vision: 'no' is neither true nor false"),
    (ACME, '"open weights"', '"ajar"', "facts.openness: 'ajar' is none of: proprietary"),
    (ACME, '"2025-01-15"', '"2025-02-30"', "facts.released: '2025-02-30' is not a date"),
    (ACME, '"2024-06"', '"June"', "facts.knowledge_cutoff: 'June' is not a month"),
    (ACME, "41.0 points", "41.0 percent", "facts.benchmark:quiz: the unit is 'percent'"),
    (ACME, "0.20 USD / 1M", "0.20 EUR / 1M", "routes.north-cloud.input: the unit is 'EUR / 1M"),
    (ACME, "0.20 USD / 1M", "-0.20 USD / 1M", "routes.north-cloud.input: '-0.20' is not a number"),
    (REVIEW, '"65536 tokens"', '"65536"', "figures.beacon-1.context_window: the unit is ''"),
    ("sources.toml", "2026-03-01", "2026-13-01", "maker-page: as_of: '2026-13-01' is not a date"),
    (REVIEW, "2026-06-01", "2026-06-31", "reviewed: '2026-06-31' is not a date"),
]

NAMES = [
    (ACME, "vision = false", "visoin = false", "facts.visoin: no such attribute"),
    (ACME, "vision = false", 'input_price = "1 USD"', "facts.input_price: no such attribute"),
    (ACME, '"acme"', '"ecma"', "maker: 'ecma' is not in makers.toml"),
    (ACME, '"north-cloud"', '"west"', "routes.west: not in providers.toml"),
    (ACME, '"price-table"', '"hearsay"', "routes.south-cloud: there is no source 'hearsay'"),
    (ACME, '"batch"', '"bulk"', "routes.2.tier: Input should be 'standard', 'batch'"),
    (ACME, RETIRED, 'retired = { unknown = "dunno" }', "facts.retired.unknown: Input should be"),
    (REVIEW, '"beacon-1"]', '"beacon-2"]', "figures.beacon-1: not a model of the pair"),
    (REVIEW, '"beacon-1"]', '"acme-2-7b"]', "models: a pair is of two models"),
    (REVIEW, "cheapest_provider", "cheapest", "figures.acme-2-7b.cheapest: no such attribute"),
]

DOUBLES = [
    (NEXT, 'id = "acme-2.5-7b"', 'id = "acme-2-7b"', "id: 'acme-2-7b' is the id in acme-2-7b.toml"),
    (
        NEXT,
        "acme/acme-2.5-7b-instruct",
        "ACME-2-7B",
        "aliases: 'ACME-2-7B' already means acme-2-7b",
    ),
    ("models/corvid-3.toml", "nicknames = []", 'nicknames = ["beacon"]', "already means beacon-1"),
    ("models/corvid-3.toml", "nicknames = []", 'nicknames = ["Acme 2 7B"]', "means acme-2-7b"),
    (
        "providers.toml",
        '"north"',
        '"south cloud"',
        "south-cloud: aliases: 'South Cloud' already means",
    ),
    ("benchmarks.toml", '"pub quiz"', '"riddle"', "riddle: aliases: 'Riddle' already means quiz"),
    (REVIEW, '--beacon-1"', '--acme-2-70b"', "id: 'acme-2-7b--acme-2-70b' is the id in"),
]

FORMS = [
    (ACME, 'family = "acme"', 'family = "acme"\ncolour = "red"', "colour: Extra inputs"),
    (ACME, 'tier = "batch"', 'tier = "batch"\nregion = "eu"', "routes.2.region: Extra inputs"),
    (ACME, 'id = "acme-2-7b"', 'id = "Acme 2"', "id: String should match"),
    (ACME, 'name = "Acme 2 7B"', 'name = " "', "name: String should match"),
    (ACME, 'name = "Acme 2 7B"', r'name = "Acme\n2 7B"', "name: String should match"),
    (ACME, 'family = "acme"', 'family = "Acme"', "family: String should match"),
    (ACME, 'maker = "acme"\n', "", "maker: Field required"),
    (
        ACME,
        RETIRED,
        'retired = { unknown = "not sourced", value = "2025-01-01" }',
        "facts.retired: give",
    ),
    (ACME, RETIRED, 'retired = { note = "soon" }', "facts.retired: give either a value or why"),
    (ACME, 'output = "0.60 USD / 1M tokens"\n', "", "routes.0: give both prices or neither"),
    (ACME, "vision = false", "vision = ", "Invalid value"),
    (ACME, "[facts]", "[facts", "Expected ']'"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the invented source, to break."""
    return Path(shutil.copytree(INVENTED, tmp_path / "authored"))


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, "the case still changes something"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def fault(folder: Path) -> str:
    """The one line in which a source is refused."""
    with pytest.raises(BrokenSource) as broken:
        authored.harvest(folder)
    line = str(broken.value)
    assert "\n" not in line
    return line


@pytest.mark.parametrize(("file", "old", "new", "what"), [*VALUES, *NAMES, *DOUBLES, *FORMS])
def test_a_fault_is_named_by_file_entry_and_field(
    folder: Path, file: str, old: str, new: str, what: str
) -> None:
    rewrite(folder / file, old, new)
    line = fault(folder)
    assert line.startswith(str(Path(file) if "/" in file else Path("authored") / file))
    assert what in line


def test_a_file_of_another_encoding_is_named(folder: Path) -> None:
    (folder / ACME).write_bytes('name = "Acmé"'.encode("latin-1"))
    assert fault(folder).startswith(f"{ACME}: 'utf-8' codec")


@pytest.mark.parametrize("name", ["makers", "providers", "sources", "families", "benchmarks"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / f"{name}.toml").unlink()
    assert fault(folder).startswith(f"authored/{name}.toml: ")


def test_an_entry_that_is_no_table_is_named(folder: Path) -> None:
    (folder / "makers.toml").write_text("acme = 3\n", encoding="utf-8")
    assert fault(folder).startswith("authored/makers.toml: acme: ")


def test_a_broken_source_leaves_the_old_catalog_byte_for_byte(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "out" / "catalog.db"
    path.parent.mkdir()
    build(path, Inputs(folder))
    before = path.read_bytes()
    rewrite(folder / ACME, WINDOW, '"32768"')
    with pytest.raises(BrokenSource):
        build(path, Inputs(folder))
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_fact_without_a_source_of_its_own_has_its_models(folder: Path) -> None:
    models = {model.id: model for model in authored.harvest(folder).models}
    beacon = models["beacon-1"].facts
    assert beacon["vision"][0].source.id == "acme-2-7b--beacon-1"
    assert beacon["vision"][0].as_of == "2026-06-01"
    assert beacon["released"][0].source.id == "maker-page"
    assert beacon["released"][0].as_of == "2026-03-01"


def test_a_review_is_a_source_named_by_its_pair(folder: Path) -> None:
    sources = {source.id: source for source in authored.harvest(folder).sources}
    assert sources["acme-2-7b--beacon-1"].name == "Versus review, Acme 2 7B vs Beacon 1"


def reviewed_at(folder: Path, day: str, second: str = "beacon-1") -> Path:
    """A folder of an operator's reviews, with one more of a pair."""
    reviews = folder / "data" / "reviews"
    reviews.mkdir(parents=True, exist_ok=True)
    file = reviews / f"acme-2-7b--{second}@{day}.toml"
    shutil.copy(INVENTED / REVIEW, file)
    rewrite(file, 'id = "acme-2-7b--beacon-1"', f'id = "acme-2-7b--{second}@{day}"\nby = "Ada"')
    rewrite(file, "2026-06-01", day)
    file.write_text(file.read_text("utf-8").replace("beacon-1", second), encoding="utf-8")
    return reviews


def test_reviews_of_an_operator_are_built_from_beside_the_authored_ones(tmp_path: Path) -> None:
    path = tmp_path / "catalog.db"
    reviews = reviewed_at(tmp_path, "2026-07-02")
    build(path, Inputs(INVENTED, reviews=reviews))
    catalog = storage.read(path)
    assert len(catalog.reviews) == 3
    newest = catalog.review_of("acme-2-7b", "beacon-1")
    assert newest is not None
    assert (newest.key, newest.by) == ("acme-2-7b--beacon-1@2026-07-02", "Ada")
    before = catalog.review_before(newest)
    assert before is not None
    assert before.id == "acme-2-7b--beacon-1"


def test_a_folder_of_reviews_that_is_not_there_has_none(tmp_path: Path) -> None:
    found = harvest(Inputs(INVENTED, reviews=tmp_path / "none"))
    assert (len(found.reviews), found.left_out) == (2, ())


def test_a_review_of_a_pair_and_day_that_is_authored_already_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenSource) as broken:
        harvest(Inputs(INVENTED, reviews=reviewed_at(tmp_path, "2026-06-01")))
    line = str(broken.value)
    assert line.startswith("reviews/acme-2-7b--beacon-1@2026-06-01.toml: reviewed: ")
    assert line.endswith("acme-2-7b--beacon-1.toml is of this pair and day too")


def test_a_review_of_a_model_that_is_gone_is_left_out_and_said(tmp_path: Path) -> None:
    found = harvest(Inputs(INVENTED, reviews=reviewed_at(tmp_path, "2026-07-02", "tern-4")))
    assert len(found.reviews) == 2
    assert found.left_out == ("review acme-2-7b--tern-4@2026-07-02: there is no model tern-4",)


def test_no_authored_review_is_left_out_of_the_shipped_catalog(whole_catalog: Catalog) -> None:
    keys = {review.key for review in authored.harvest().reviews}
    assert {review.key for review in whole_catalog.reviews} == keys
