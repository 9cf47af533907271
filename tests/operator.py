"""An operator's folders without authored models, and a list of models that is served to them."""

import json
import shutil
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from knowledge.build import Inputs
from knowledge.refreshing import Refreshed, refresh
from tests.conftest import INVENTED
from tests.http_standin import Standin

TODAY = "2026-06-30"
PATH = "/api.json"
MODEL: Mapping[str, Any] = {
    "name": "Tern 4",
    "release_date": "2026-01-15",
    "limit": {"context": 64_000},
    "modalities": {"input": ["text"], "output": ["text"]},
    "cost": {"input": 1, "output": 2},
}


def document(**prices: int) -> bytes:
    """A list of models of one provider, by id, at an input price."""
    models = {}
    for name, price in prices.items():
        models[name] = {**deepcopy(MODEL), "id": name, "name": name.replace("_", " ").title()}
        models[name]["cost"] = {"input": price, "output": 2}
    return json.dumps({"north-cloud": {"id": "north-cloud", "models": models}}).encode()


class Operator:
    """A catalog, the folder of imports, and authored files without models; and a refresh."""

    def __init__(self, folder: Path, server: Standin) -> None:
        self.server = server
        self.authored = folder / "authored"
        shutil.copytree(INVENTED, self.authored, ignore=shutil.ignore_patterns("*-*.toml"))
        (self.authored / "licences.toml").touch()
        self.path = folder / "catalog.db"
        self.imports = folder / "data" / "imports"
        self.published = {"models.dev": server.at(PATH)}

    def refreshed(self, body: bytes | None, today: str = TODAY) -> Refreshed:
        self.server.files = {} if body is None else {PATH: body}
        inputs = Inputs(self.authored, wheels=self.path.parent)
        return refresh(self.path, inputs, self.imports, today, self.published)

    def contents(self) -> dict[str, bytes]:
        """Catalogs and imports by file name."""
        files = (*self.path.parent.glob("*.*"), *self.imports.rglob("*"))
        return {each.name: each.read_bytes() for each in files if each.is_file()}
