"""`versus catalog info`: what is in a catalog, counted for programs and drawn for people."""

import json
from pathlib import Path
from typing import Any

import pytest

from knowledge import storage
from tests.bot.commands.inside import inside
from tests.program import Run
from tests.small import OTHER, fact, model, rows

MODELS = [
    model("Tern 4", {"vision": True}, {"north": "1 2", "south": "1 2"}),
    model("Tern 5", {"vision": fact(False, OTHER)}, {"north": None}),
    model("Skua 1"),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = tmp_path_factory.mktemp("info") / "catalog.db"
    storage.write(place, rows(MODELS))
    return str(place)


def counts(path: str) -> dict[str, Any]:
    ended = inside("catalog", "info", "--json", "--catalog", path)
    assert (ended.code, ended.err) == (0, "")
    found: dict[str, Any] = json.loads(ended.out)
    return found


def test_the_counts_are_printed_for_programs(path: str) -> None:
    found = counts(path)
    numbers = {name: found[name] for name in ("models", "priced", "routes", "facts", "reviews")}
    assert numbers == {"models": 3, "priced": 1, "routes": 2, "facts": 2, "reviews": 0}
    assert found["attributes"]["vision"] == 2
    assert found["attributes"]["input_price"] == 1
    assert found["edition"].startswith(found["updated"])
    assert found["updated"] == "2026-05-01"


def test_every_source_is_named_with_its_licence_and_what_it_gave(path: str) -> None:
    sources = {source["id"]: source for source in counts(path)["sources"]}
    assert sources["other"] == {
        "id": "other",
        "name": "another list",
        "kind": "import",
        "licence": "CC BY 4.0",
        "as_of": "2026-05-01",
        "attribution": "By Otto.",
        "facts": 1,
        "models": 1,
        "routes": 0,
    }
    assert (sources["list"]["facts"], sources["list"]["routes"]) == (1, 2)


def test_people_see_the_share_known_of_each_attribute_and_who_says_it(path: str) -> None:
    ended = inside("catalog", "info", "--catalog", path)
    assert (ended.code, ended.err) == (0, "")
    said = {line.split()[0]: line.split() for line in ended.out.splitlines() if line.strip()}
    assert "3 models, 1 priced, 2 routes, 2 facts, edition 2026-05-01." in ended.out
    assert said["vision"][1:3] == ["2", "67%"]
    assert said["vision"][-4:] == ["list", "1,", "other", "1"]
    assert said["another"][-3:] == ["1", "1", "0"]


def test_info_takes_no_path_by_itself(versus: Run, path: str) -> None:
    assert str(Path(path)) in versus("catalog", "info", path).fault
