"""Lists are fetched anew where they came from; what cannot be fetched stays as it was."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from knowledge.sources.imported import FORMS
from knowledge.sources.imported.kept import kept
from knowledge.sources.imported.taking import Importer
from knowledge.sources.updates import PUBLISHED, Update, fetched_anew, wanted
from tests.http_standin import Standin, serving
from tests.knowledge.sources.imported.invented import BENCHMARKS, LITELLM, MODELS_DEV, written

PATH = "/api.json"


@pytest.fixture(scope="module")
def server() -> Iterator[Standin]:
    with serving() as standin:
        yield standin


@pytest.fixture
def imports(tmp_path: Path) -> Path:
    return tmp_path / "imports"


def updated(imports: Path, places: Mapping[str, str]) -> list[Update]:
    return list(fetched_anew(imports, places, BENCHMARKS))


def listed(imports: Path) -> list[str]:
    """The ids of everything kept."""
    return [listing.id for each in kept(imports, BENCHMARKS) for listing in each.listings]


def dated(imports: Path, form: str, day: str) -> None:
    """Make a kept import as old as a day."""
    path = imports / f"{form}.json"
    document = json.loads(path.read_bytes())
    path.write_text(json.dumps({**document, "as_of": day}))


def test_every_published_list_is_of_a_form() -> None:
    assert PUBLISHED.keys() <= FORMS.keys()
    assert all(address.startswith("https://") for address in PUBLISHED.values())


def test_a_list_is_fetched_where_it_is_published(imports: Path) -> None:
    assert wanted(imports, {"models.dev": "https://a.example"}) == {
        "models.dev": "https://a.example"
    }


def test_a_list_without_an_address_is_not_fetched(imports: Path) -> None:
    assert wanted(imports, {"models.dev": ""}) == {}


def test_a_list_is_fetched_again_from_where_it_was_imported(imports: Path, server: Standin) -> None:
    server.files[PATH] = json.dumps(MODELS_DEV).encode()
    Importer(imports, BENCHMARKS).take("models.dev", server.at(PATH))
    found = wanted(imports, {"models.dev": "https://a.example", "litellm": "https://b.example"})
    assert found == {"models.dev": server.at(PATH), "litellm": "https://b.example"}


def test_a_list_that_was_imported_from_a_file_is_left_as_it_is(
    imports: Path, tmp_path: Path
) -> None:
    Importer(imports, BENCHMARKS).take("litellm", written(tmp_path, "litellm"))
    assert wanted(imports, {"litellm": "https://b.example"}) == {}


def test_a_mirror_goes_before_where_a_list_was_imported_from(imports: Path, tmp_path: Path) -> None:
    Importer(imports, BENCHMARKS).take("litellm", written(tmp_path, "litellm"))
    mirrors = {"litellm": "https://c.example", "models.dev": ""}
    found = wanted(imports, {"models.dev": "https://a.example"}, mirrors)
    assert found == {"litellm": "https://c.example"}


def test_new_data_takes_the_place_of_the_old(imports: Path, server: Standin) -> None:
    server.files[PATH] = json.dumps(MODELS_DEV).encode()
    places = {"models.dev": server.at(PATH)}
    assert updated(imports, places) == [Update("models.dev", server.at(PATH), changed=True)]
    (model,) = MODELS_DEV["acme"]["models"].values()
    newer: Any = {"acme": {**MODELS_DEV["acme"], "models": {"acme-3": {**model, "id": "acme-3"}}}}
    server.files[PATH] = json.dumps(newer).encode()
    assert updated(imports, places) == [Update("models.dev", server.at(PATH), changed=True)]
    assert listed(imports) == ["acme-3"]


def test_the_same_data_keeps_its_date(imports: Path, server: Standin) -> None:
    server.files[PATH] = json.dumps(LITELLM).encode()
    places = {"litellm": server.at(PATH)}
    updated(imports, places)
    dated(imports, "litellm", "2026-01-01")
    assert updated(imports, places) == [Update("litellm", server.at(PATH), changed=False)]
    assert [each.source.as_of for each in kept(imports, BENCHMARKS)] == ["2026-01-01"]


@pytest.mark.parametrize("body", [None, b"", b"<html>", b"[]", b'{"acme": 1'])
def test_what_cannot_be_fetched_is_said_in_a_line_and_the_last_data_stays(
    imports: Path, server: Standin, body: bytes | None
) -> None:
    server.files[PATH] = json.dumps(LITELLM).encode()
    places = {"litellm": server.at(PATH)}
    updated(imports, places)
    before = (imports / "litellm.json").read_bytes()
    server.files = {} if body is None else {PATH: body}
    (update,) = updated(imports, places)
    assert update.fault.isprintable()
    assert server.at(PATH) in update.fault
    assert not update.changed
    assert (imports / "litellm.json").read_bytes() == before


def test_one_list_that_fails_keeps_no_other_back(imports: Path, server: Standin) -> None:
    server.files = {PATH: json.dumps(LITELLM).encode()}
    places = {"models.dev": server.at("/nothing"), "litellm": server.at(PATH)}
    assert [bool(each.fault) for each in updated(imports, places)] == [True, False]


def test_a_damaged_import_is_fetched_like_a_new_one(imports: Path, server: Standin) -> None:
    imports.mkdir()
    (imports / "litellm.json").write_bytes(b"damaged")
    server.files = {PATH: json.dumps(LITELLM).encode()}
    places = wanted(imports, {"litellm": server.at(PATH)})
    assert [each.changed for each in updated(imports, places)] == [True]
    assert listed(imports) == ["acme/acme-2"]
