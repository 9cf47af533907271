"""An import is kept whole and in one step, or nothing changes and one line says why."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from knowledge.facts import Source, SourceKind
from knowledge.harvest import BrokenSource
from knowledge.sources.imported import FORMS, kept
from knowledge.sources.imported.kept import path_of
from knowledge.sources.imported.taking import Importer
from knowledge.sources.intake.limits import Limits
from knowledge.sources.intake.places import today
from tests.knowledge.sources.imported.invented import (
    BENCHMARKS,
    DOCUMENTS,
    JSON_FORMS,
    LLM_STATS,
    OPENROUTER,
    taken,
    written,
    zipped,
)

BEFORE, LATER = 1_780_000_000, "2026-05-28"
each_form = pytest.mark.parametrize("name", FORMS)


@pytest.fixture
def importer(tmp_path: Path) -> Importer:
    return Importer(tmp_path / "data" / "imports", BENCHMARKS)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def refused(importer: Importer, name: str, place: Path | str) -> str:
    """The one line that a file is refused with; nothing that was kept has changed."""
    before = contents(importer.folder)
    with pytest.raises(BrokenSource) as fault:
        importer.take(name, str(place))
    assert contents(importer.folder) == before
    assert "\n" not in str(fault.value)
    return str(fault.value)


@each_form
def test_what_is_taken_is_what_a_build_gets(importer: Importer, tmp_path: Path, name: str) -> None:
    _, found = importer.take(name, written(tmp_path, name))
    (imported,) = kept.kept(importer.folder, BENCHMARKS)
    assert imported.listings == found.listings
    assert found.listings == taken(name, DOCUMENTS[name]).listings


def test_a_kept_import_says_where_it_is_from_and_what_its_licence_asks(
    importer: Importer, tmp_path: Path
) -> None:
    path = written(tmp_path, "openrouter-benchmarks")
    os.utime(path, (BEFORE, BEFORE))
    record, _ = importer.take("openrouter-benchmarks", path)
    assert (record.where, record.fetched, record.as_of) == ("models.json", today(), LATER)
    assert (record.rows, record.dropped) == (1, {})
    (imported,) = kept.kept(importer.folder, BENCHMARKS)
    assert imported.source == Source(
        "import:openrouter-benchmarks",
        "OpenRouter benchmark export",
        SourceKind.IMPORT,
        LATER,
        "CC BY 4.0",
        "Results by OpenRouter, CC BY 4.0",
    )


def test_the_operator_may_know_the_date_better(importer: Importer, tmp_path: Path) -> None:
    importer.take("openrouter", written(tmp_path, "openrouter"), as_of="2025-10-16")
    (imported,) = kept.kept(importer.folder, BENCHMARKS)
    assert imported.source.as_of == "2025-10-16"


def test_a_row_dated_after_it_was_taken_has_the_date_of_its_source(
    importer: Importer, tmp_path: Path
) -> None:
    (row,) = DOCUMENTS["openrouter-benchmarks"]["data"]
    document: Any = {"data": [{**row, "window_end": "2099-01-01"}]}
    importer.take("openrouter-benchmarks", written(tmp_path, "openrouter-benchmarks", document))
    (imported,) = kept.kept(importer.folder, BENCHMARKS)
    assert imported.listings[0].as_of == ""


def test_a_new_import_replaces_the_old_one_of_its_form_alone(
    importer: Importer, tmp_path: Path
) -> None:
    importer.take("litellm", written(tmp_path, "litellm"))
    importer.take("openrouter", written(tmp_path, "openrouter"))
    (row,) = OPENROUTER["data"]
    newer = {"data": [{**row, "id": "acme/acme-3"}]}
    importer.take("openrouter", written(tmp_path, "openrouter", newer))
    found = {each.source.id: each.listings[0].id for each in kept.kept(importer.folder, BENCHMARKS)}
    assert found == {"import:openrouter": "acme/acme-3", "import:litellm": "acme/acme-2"}
    assert sorted(contents(importer.folder)) == ["litellm.json", "openrouter.json"]


def test_a_bad_file_leaves_the_old_import_in_place(importer: Importer, tmp_path: Path) -> None:
    importer.take("openrouter", written(tmp_path, "openrouter"))
    documents: list[Any] = [[], {"data": [{"pricing": {}}]}, {"data": [{"pricing": 3}] * 9}]
    for document in documents:
        refused(importer, "openrouter", written(tmp_path, "openrouter", document))
    (tmp_path / "half.json").write_bytes(json.dumps(OPENROUTER).encode()[:-9])
    refused(importer, "openrouter", tmp_path / "half.json")
    assert len(kept.kept(importer.folder, BENCHMARKS)) == 1


def test_nothing_is_made_where_nothing_was_taken(importer: Importer, tmp_path: Path) -> None:
    refused(importer, "openrouter", tmp_path / "missing.json")
    assert not importer.folder.parent.exists()
    assert kept.kept(importer.folder, BENCHMARKS) == ()


def test_a_crash_while_it_is_written_leaves_the_old_import(
    importer: Importer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    importer.take("openrouter", written(tmp_path, "openrouter"))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    said = refused(importer, "openrouter", written(tmp_path, "openrouter"))
    assert said.endswith("openrouter.json: No space left on device")


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    importer = Importer(tmp_path / "data" / "imports", BENCHMARKS)
    with pytest.raises(BrokenSource, match=r"cannot write .*Not a directory"):
        importer.take("openrouter", written(tmp_path / "given", "openrouter"))


@pytest.mark.parametrize("given", JSON_FORMS)
@pytest.mark.parametrize("asked", JSON_FORMS)
def test_the_wrong_form_is_said_with_the_right_one(
    importer: Importer, tmp_path: Path, given: str, asked: str
) -> None:
    if asked != given:
        said = refused(importer, asked, written(tmp_path, given))
        assert f"this is no {FORMS[asked].shown}" in said
        assert said.endswith(f"it looks like a file for --from {given}")


def test_a_file_of_another_kind_is_said(importer: Importer, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!DOCTYPE html>\n<title>Models</title>")
    for name in FORMS:
        assert "looks like a web page" in refused(importer, name, page)
    assert "is not JSON" in refused(importer, "litellm", written(tmp_path, "epoch"))
    assert "is a zip" in refused(importer, "litellm", written(tmp_path, "llm-stats"))
    assert "is a folder" in refused(importer, "litellm", tmp_path)
    (tmp_path / "empty").mkdir()
    assert "no .csv file is in this folder" in refused(importer, "epoch", tmp_path / "empty")


def test_what_cannot_be_read_in_a_folder_is_counted(importer: Importer, tmp_path: Path) -> None:
    files = {name: json.dumps(LLM_STATS[name]) for name in LLM_STATS}
    (tmp_path / "given.zip").write_bytes(zipped({**files, "a.json": "{", "b.json": "[" * 999}))
    record, found = importer.take("llm-stats", str(tmp_path / "given.zip"))
    assert found.dropped == record.dropped == {"files that cannot be read": 2}
    (tmp_path / "given.zip").write_bytes(zipped({"a\x1b[2J.json": "{"}))
    said = refused(importer, "llm-stats", tmp_path / "given.zip")
    assert r"'a\x1b[2J.json': is not JSON" in said


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(rows=3), "more than 3 rows"),
        (Limits(values=30), "holds more than 30 values"),
        (Limits(kept=500), "cannot be kept: larger than 500 bytes"),
        (Limits(members=3), "holds more than 3 files"),
    ],
)
def test_too_much_is_refused(tmp_path: Path, limits: Limits, said: str) -> None:
    importer = Importer(tmp_path / "data", BENCHMARKS, limits=limits)
    assert said in refused(importer, "llm-stats", written(tmp_path / "given", "llm-stats"))


DAMAGES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is empty"),
    "half": (b'{\n"form": "open', "is not JSON"),
    "a list": (b"[1]", "is no kept import"),
    "no record": (b'{"document": {}}', "is no kept import"),
    "no document": (b'{"form": "openrouter"}', "is no kept import"),
    "nested": (b"[" * 9999, "nested more than"),
}


@pytest.mark.parametrize(("data", "said"), DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_import_is_said_with_what_to_do(
    importer: Importer, data: bytes, said: str
) -> None:
    path = path_of(importer.folder, FORMS["openrouter"])
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    with pytest.raises(BrokenSource, match=said) as fault:
        kept.kept(importer.folder, BENCHMARKS)
    assert str(path) in str(fault.value)
    assert "import it again, or delete the file" in str(fault.value)


def test_a_changed_record_is_checked_again(importer: Importer, tmp_path: Path) -> None:
    importer.take("openrouter", written(tmp_path, "openrouter"))
    path = path_of(importer.folder, FORMS["openrouter"])
    whole = json.loads(path.read_text())
    changes: list[Any] = [{"as_of": "soon"}, {"attribution": 3}, {"dropped": []}]
    for change in changes:
        path.write_text(json.dumps({**whole, **change}))
        with pytest.raises(BrokenSource, match="is no kept import"):
            kept.kept(importer.folder, BENCHMARKS)


def test_every_form_says_its_licence_and_what_that_asks() -> None:
    assert {form.name for form in FORMS.values() if not form.licence} == set()
    asking = [form for form in FORMS.values() if form.licence.startswith("CC BY")]
    assert len(asking) == 3
    assert all("CC BY 4.0" in form.attribution for form in asking)
