"""`versus catalog refresh`: says what changed; what is wrong is a line, and changes nothing."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from bot.commands import catalog_build
from knowledge import storage
from knowledge.build import Inputs
from knowledge.locking import alone
from tests.bot.commands.inside import inside
from tests.http_standin import Standin, serving
from tests.operator import PATH, Operator, document
from tests.program import Ended, Run
from tests.small import model, rows

Told = Callable[[bytes | None], list[str]]

# Nothing is fetched from anywhere.
LISTS = ("genai-prices", "models.dev", "litellm")
NOWHERE = [f"--mirror={name}=" for name in LISTS]


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, str]:
    """A catalog and an operator's folder, without any packages to build from."""
    storage.write(tmp_path / "catalog.db", rows([model("Tern 4")]))
    (tmp_path / "data").mkdir()
    return {
        "VERSUS_CATALOG": str(tmp_path / "catalog.db"),
        "VERSUS_DATA": str(tmp_path / "data"),
        "VERSUS_WHEELS": str(tmp_path / "wheels"),
    }


def test_a_build_that_cannot_be_made_leaves_the_old_catalog(
    versus: Run, settings: dict[str, str]
) -> None:
    path = Path(settings["VERSUS_CATALOG"])
    before = path.read_bytes()
    ended = versus("catalog", "refresh", *NOWHERE, settings=settings)
    assert "make wheels" in ended.fault
    assert path.read_bytes() == before
    assert sorted(each.name for each in path.parent.iterdir()) == ["catalog.db", "data"]


def test_a_second_refresh_is_told_that_one_is_running(
    versus: Run, settings: dict[str, str]
) -> None:
    with alone(Path(settings["VERSUS_DATA"], ".refresh.lock")):
        ended = versus("catalog", "refresh", *NOWHERE, settings=settings)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err == "versus: another refresh is running\n"


@pytest.mark.parametrize("mirror", ["models.dev", "rumours=http://a.example", "=http://a.example"])
def test_a_mirror_is_named_with_its_list(versus: Run, mirror: str) -> None:
    fault = versus("catalog", "refresh", "--mirror", mirror).fault
    assert "NAME=URL" in fault
    assert ", ".join(LISTS) in fault


def test_a_folder_that_cannot_be_made_is_said(versus: Run, settings: dict[str, str]) -> None:
    blocked = f"{settings['VERSUS_CATALOG']}/data"
    ended = versus("catalog", "refresh", *NOWHERE, settings={**settings, "VERSUS_DATA": blocked})
    assert blocked in ended.fault


@pytest.fixture(scope="module")
def server() -> Iterator[Standin]:
    with serving() as standin:
        yield standin


@pytest.fixture
def refreshed(tmp_path: Path, server: Standin, monkeypatch: pytest.MonkeyPatch) -> Run:
    """How a refresh ends when the list of models is as given, or not there at all."""
    operator = Operator(tmp_path, server)
    monkeypatch.setattr(catalog_build, "Inputs", partial(Inputs, operator.authored))
    monkeypatch.setenv("VERSUS_CATALOG", str(operator.path))
    monkeypatch.setenv("VERSUS_DATA", str(operator.imports.parent))
    monkeypatch.setenv("VERSUS_WHEELS", str(tmp_path))

    def refresh(body: bytes | None) -> Ended:
        server.files = {} if body is None else {PATH: body}
        return inside("catalog", "refresh", *NOWHERE, f"--mirror=models.dev={server.at(PATH)}")

    return refresh


@pytest.fixture
def told(refreshed: Run) -> Told:
    """The lines a refresh prints that nothing is wrong with."""

    def lines(body: bytes | None) -> list[str]:
        ended = refreshed(body)
        assert (ended.code, ended.err) == (0, "")
        return ended.out.splitlines()

    return lines


def test_what_was_fetched_and_what_changed_is_said(told: Told, server: Standin) -> None:
    first = told(document(tern_4=1))
    assert first[0] == f"models.dev: new data, {server.at(PATH)}"
    assert first[1].startswith("a first catalog, edition ")
    second = told(document(tern_4=2, skua_1=1))
    assert second[1].startswith("from edition ")
    assert second[2:] == [
        "",
        "new models: 1",
        "  Skua 1 (skua-1)",
        "",
        "prices changed: 1",
        "  Tern 4: input price was $1 / 1M tokens, now $2 / 1M tokens (+100%) at North Cloud",
    ]


def test_that_nothing_changed_is_said(told: Told, server: Standin) -> None:
    told(document(tern_4=1))
    assert told(document(tern_4=1)) == [
        f"models.dev: as before, {server.at(PATH)}",
        "nothing changed",
    ]


def test_a_list_that_cannot_be_fetched_is_said_in_a_line(told: Told) -> None:
    told(document(tern_4=1))
    fault, nothing = told(None)
    assert fault.startswith("models.dev: not fetched, its last data is used: ")
    assert "404" in fault
    assert nothing == "nothing changed"


def test_a_catalog_that_may_not_ship_ends_with_1_and_the_old_one_stays(
    refreshed: Run, tmp_path: Path
) -> None:
    refreshed(document(**{f"tern_{number}": 1 for number in range(4, 30)}))
    before = (tmp_path / "catalog.db").read_bytes()
    ended = refreshed(document(tern_4=1))
    assert (ended.code, ended.out) == (1, "")
    assert ended.err == "may not ship: only 1 of 26 models would be left\n"
    assert (tmp_path / "catalog.db").read_bytes() == before


def test_reviews_in_the_operators_folder_are_taken_in_and_left_out_without_their_models(
    refreshed: Run, tmp_path: Path
) -> None:
    reviews = tmp_path / "data" / "reviews"
    reviews.mkdir(parents=True)
    (reviews / "a.toml").write_text(
        'id = "tern-4--tern-5@2026-06-01"\nmodels = ["tern-4", "tern-5"]\n'
        'reviewed = "2026-06-01"\n[figures.tern-4]\ninput_price = "1 USD / 1M tokens"\n'
    )
    assert refreshed(document(tern_4=1, tern_5=2, tern_6=3)).code == 0
    (review,) = storage.read(tmp_path / "catalog.db").reviews
    assert review.figures["tern-4"]["input_price"].source.name == "Versus review, Tern 4 vs Tern 5"
    ended = refreshed(document(tern_4=1, tern_6=3))
    assert (ended.code, ended.err) == (0, "")
    assert "left out: review tern-4--tern-5@2026-06-01: there is no model tern-5" in ended.out
    assert storage.read(tmp_path / "catalog.db").reviews == ()
