"""What a build leaves out is said: rows of packages one by one, rows of imports by reason."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from knowledge.sources import losses
from knowledge.sources.faults import Fault
from knowledge.sources.imported.taking import Importer
from knowledge.sources.packages import Package
from tests.conftest import INVENTED
from tests.knowledge.sources.imported.invented import BENCHMARKS, MODELS_DEV


class Lossy:
    """A reader of a package one of whose rows is broken."""

    @staticmethod
    def read(package: Package) -> list[str]:
        return [package.name]

    @staticmethod
    def listings(data: list[str], package: Package, faults: list[Fault]) -> Any:
        faults += [Fault(package.source, name, "below zero") for name in data]
        yield from ()


def test_every_row_of_a_package_that_is_left_out_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = Package("acme-list", "acme", "1", "2026-01-01", tmp_path)
    monkeypatch.setattr(losses, "packages", lambda *_: [package])
    monkeypatch.setattr(losses, "READERS", {"acme-list": Lossy})
    assert list(losses.of_packages(INVENTED, tmp_path)) == ["acme-list: acme: below zero"]


def test_rows_of_an_import_are_counted_by_reason(tmp_path: Path) -> None:
    document: Any = deepcopy(MODELS_DEV)
    models = document["acme"]["models"]
    for number in range(3, 5):
        models[f"acme-{number}"] = {**models["acme-2"], "limit": {"context": "large"}}
    (tmp_path / "given.json").write_text(json.dumps(document))
    Importer(tmp_path / "imports", BENCHMARKS).take("models.dev", str(tmp_path / "given.json"))
    lost = list(losses.of_imports(tmp_path / "imports"))
    assert lost == ["import:models.dev: 2 rows: a value that cannot be"]


@pytest.mark.parametrize("kept", [b"", b"[]", b"{}", b'{"dropped": 3}', b'{"dropped": {"a": "b"}}'])
def test_of_a_damaged_import_nothing_is_said(tmp_path: Path, kept: bytes) -> None:
    (tmp_path / "models.dev.json").write_bytes(kept)
    assert list(losses.of_imports(tmp_path)) == []
