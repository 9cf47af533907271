"""Where sources disagree the answer says so, where it would be another: once, and in short."""

from typing import Any

import pytest

from knowledge.facts import Fact, Source, SourceKind
from tests.bot.questions.conftest import Ask, asking
from tests.small import LIST, OTHER, catalog, fact, model

REVIEW = Source("review", "a review", SourceKind.REVIEW, "2026-06-01", "MIT")
DISAGREE = "Sources disagree"


def ask_of(*models: Any) -> Ask:
    return asking(catalog(models, sources=(LIST, OTHER, REVIEW)))


def windows(used: int, *rivals: int, **fields: Any) -> dict[str, tuple[Fact, ...]]:
    """A context window of one list, and what the other gives."""
    said = (fact(rival, OTHER, routes=1) for rival in rivals)
    return {"context_window": (fact(used, routes=3, **fields), *said)}


def disagreements(ask: Ask, message: str) -> list[str]:
    return [note for note in ask(message).notes if note.startswith(DISAGREE)]


def test_it_says_what_is_used_and_what_else_there_is_with_who_says_so() -> None:
    rival = fact(131_072, LIST, routes=4, own=True)
    tern = model("Tern 4", {"context_window": (fact(262_144, REVIEW), rival)})
    (note,) = disagreements(ask_of(tern), "context of Tern 4")
    assert note == (
        "Sources disagree on Tern 4's context window: 262,144 tokens (a review, 2026-06-01) is "
        "used; 131,072 tokens (Coast's own service and 3 more routes; invented list, 2026-04-01)."
    )


@pytest.mark.parametrize(
    ("rival", "words"),
    [
        (fact(1000, own=True, routes=1), "(Coast's own service; invented list"),
        (fact(1000, routes=1), "(1 route; invented list"),
        (fact(1000, routes=2), "(2 routes; invented list"),
        (fact(1000), "(invented list"),
    ],
)
def test_who_says_so_is_counted_in_routes(rival: Fact, words: str) -> None:
    ask = ask_of(model("Tern 4", {"context_window": (fact(2000, OTHER), rival)}))
    (note,) = disagreements(ask, "context of Tern 4")
    assert f"1,000 tokens {words}" in note


def test_two_other_values_are_told_and_the_rest_counted() -> None:
    ask = ask_of(model("Tern 4", windows(9000, 8000, 7000, 6000, 5000)))
    (note,) = disagreements(ask, "context of Tern 4")
    assert "8,000" in note
    assert "7,000" in note
    assert note.endswith("and 2 more values.")
    assert "6,000" not in note


@pytest.mark.parametrize(
    ("first", "second", "disputed"),
    [
        ((9000, 4000), (5000,), True),
        ((5000,), (9000, 4000), True),
        ((9000, 5000), (5000,), True),
        ((9000, 8000), (9000,), True),
        ((9000, 8000), (5000,), False),
        ((9000, 8000), None, False),
        (None, None, False),
    ],
    ids=["A leads", "B leads", "a tie after", "a tie before", "A leads anyway", "one", "none"],
)
def test_in_a_comparison_it_is_said_where_another_value_would_turn_it(
    first: tuple[int, ...] | None, second: tuple[int, ...] | None, disputed: bool
) -> None:
    ask = ask_of(
        model("Tern 4", windows(*first) if first else {}),
        model("Petrel 2", windows(*second) if second else {}),
    )
    for message in ("larger context, Tern 4 or Petrel 2?", "Tern 4 has more context than Petrel 2"):
        assert bool(disagreements(ask, message)) == disputed


def test_of_three_models_only_those_that_could_lead_are_disputed() -> None:
    ask = ask_of(
        model("Tern 4", windows(9000, 1000)),
        model("Petrel 2", windows(5000, 4000)),
        model("Skua 1", windows(3000, 2000)),
    )
    (note,) = disagreements(ask, "larger context, Tern 4, Petrel 2 or Skua 1?")
    assert "Tern 4" in note


@pytest.mark.parametrize(("against", "disputed"), [(1, False), (2, True)])
def test_one_route_against_many_is_no_disagreement_on_a_capability(
    against: int, disputed: bool
) -> None:
    vision = fact(True, routes=7), fact(False, OTHER, routes=against)
    ask = ask_of(model("Tern 4", {"vision": vision}), model("Petrel 2", {"vision": False}))
    for message in ("does Tern 4 support vision?", "vision: Tern 4 or Petrel 2?"):
        assert bool(disagreements(ask, message)) == disputed


@pytest.mark.parametrize(
    "note", ["Another list has 131,072.", "The old one has 131,072 tokens; see there."]
)
def test_what_the_note_of_a_figure_says_already_is_not_said_twice(note: str) -> None:
    for doubted in (True, False):
        figures = windows(262_144, 131_072, note=note, doubted=doubted)
        notes = ask_of(model("Tern 4", figures))("context of Tern 4").notes
        assert sum("131,072" in each for each in notes) == 1


def test_a_value_that_only_looks_like_part_of_a_note_is_said() -> None:
    figures = windows(262_144, 1_000, note="Another list has 131,000 tokens.")
    assert disagreements(ask_of(model("Tern 4", figures)), "context of Tern 4")


@pytest.mark.parametrize(
    "message",
    ["Tern 4 vs Petrel 2", "switch from Tern 4 to Petrel 2", "tell me about Tern 4"],
)
def test_an_answer_of_many_figures_names_the_disputed_ones_in_a_line(message: str) -> None:
    vision = {"vision": (fact(True, routes=3), fact(False, OTHER, routes=2))}
    ask = ask_of(
        model("Tern 4", {**windows(9000, 4000), **vision}), model("Petrel 2", windows(5000))
    )
    (note,) = disagreements(ask, message)
    assert "Tern 4 (context window and vision)" in note


@pytest.mark.parametrize(
    ("message", "disputed"),
    [
        ("models over 8k context", ["Tern 4"]),
        ("models over 2k context", []),
        ("models with the largest context", ["Tern 4", "Petrel 2"]),
        ("models under 9k context", ["Petrel 2"]),
    ],
)
def test_a_search_names_the_models_that_another_value_would_move(
    message: str, disputed: list[str]
) -> None:
    ask = ask_of(model("Tern 4", windows(9000, 4000)), model("Petrel 2", windows(8500, 9500)))
    notes = " ".join(disagreements(ask, message))
    assert [name for name in ("Tern 4", "Petrel 2") if name in notes] == disputed


def test_a_source_whose_licence_wants_to_be_named_is_named_with_the_sources() -> None:
    used = ask_of(model("Tern 4", {"context_window": fact(9000, OTHER)}))("context of Tern 4")
    rival = ask_of(model("Tern 4", windows(9000, 8000)))("context of Tern 4")
    neither = ask_of(model("Tern 4", windows(9000)))("context of Tern 4")
    assert used.sources == ("another list, 2026-05-01 (By Otto)",)
    assert any(line.endswith("another list, 2026-05-01 (By Otto)") for line in rival.sources)
    assert not any("Otto" in line for line in neither.sources)
