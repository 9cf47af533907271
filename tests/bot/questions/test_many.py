"""Answers over a catalog of many models and providers stay short."""

import pytest

from bot.surfaces.text import plain
from knowledge.catalog import Named
from tests.bot.questions.conftest import Ask, asking
from tests.small import catalog, model

PLACES = tuple(Named(f"place-{number:02}", f"Place {number}") for number in range(1, 21))
PRICES = {place.id: f"{number} {number}" for number, place in enumerate(PLACES, start=1)}
MODELS = [
    model("Tern 4", {"context_window": 9000}, PRICES),
    model("Petrel 2", {"context_window": 8000}, PRICES),
    *(model(f"Skua {number}", {}, maker="") for number in range(1, 31)),
]


@pytest.fixture(scope="module")
def ask() -> Ask:
    return asking(catalog(MODELS, providers=PLACES))


@pytest.mark.parametrize(
    "message",
    ["who hosts Tern 4?", "who hosts Tern 4 and Petrel 2?", "switch from Tern 4 to Petrel 2"],
)
def test_the_first_providers_are_named_and_the_others_counted(ask: Ask, message: str) -> None:
    lines = plain(ask(message)).splitlines()
    (line,) = [line for line in lines if "Place 1, " in line]
    assert line.count("Place ") == 8
    assert "and 12 more" in line


def test_a_table_of_providers_has_a_few_rows_and_says_how_many_more(ask: Ask) -> None:
    table = ask("who hosts Tern 4?").table
    assert table is not None
    assert len(table.rows) == 14
    assert table.rows[-2][0] == "8 more"
    assert table.rows[0][1].startswith("$1 in")


@pytest.mark.parametrize("message", ["cheapest model", "models with the largest context"])
def test_models_that_cannot_be_ranked_are_named_in_part(ask: Ask, message: str) -> None:
    (note,) = [note for note in ask(message).notes if note.startswith("Not ranked")]
    assert note.count("Skua") == 5
    assert note.endswith("and 25 more.")


def test_a_maker_that_is_not_known_is_said_to_be_and_is_nobodys(ask: Ask) -> None:
    assert ask("tell me about Skua 1").headline.startswith("Skua 1, by an unknown maker: ")
    assert ask("models from Coast").receipt.results == ("petrel-2", "tern-4")
