"""An answer can be gone back to without its words: asked again where that gives the same answer."""

import pytest

from bot.announcements.answers import Answer, answer_of, asked_again, shown_now
from bot.announcements.corrections import Figures, corrected
from bot.conversation.memory import written
from bot.preferences import Preferences, TrafficProfile
from bot.responder import Responder
from knowledge.catalog import Catalog
from tests.bot.announcements.birds import TODAY, bird, birds, read
from tests.small import model

NONE = Preferences()
NORTH = Preferences(providers=("north",))
BUSY = Preferences(traffic=TrafficProfile(2_000_000, 800, 250))
BEFORE = Responder(read(birds(), ()), TODAY)
TWO_PLACES = {"north": "1 2", "south": "1 2"}


def turned(*others: object) -> Responder:
    return Responder(read(birds(*others), ()), TODAY)  # type: ignore[arg-type]


def given(message: str, preferences: Preferences = NONE, responder: Responder = BEFORE) -> Answer:
    turn = responder.respond(responder.read(message), preferences)
    receipt = turn.reply.receipt
    memory = written(turn.reading.remembered(receipt.kind))
    answer = answer_of(responder, receipt, memory, preferences)
    assert answer is not None
    return answer


def moved(answer: Answer, now: Responder) -> dict[tuple[str, str], str]:
    """What is shown otherwise now, by model and attribute."""
    found = corrected(now.library, answer.figures, shown_now(now, answer))
    return {(each.model, each.attribute): each.now.shown if each.now else "" for each in found}


def plain(figures: Figures) -> set[bool]:
    return {each.plain for each in figures.values()}


@pytest.mark.parametrize(
    "message",
    [
        "output price of Tern 1?",
        "does Tern 2 have vision?",
        "which has the larger context window, Tern 1 or Tern 2?",
        "compare Tern 1 and Tern 2",
        "tell me about Tern 1",
        "where can I run Tern 1?",
        "monthly cost of Tern 1 vs Tern 2",
        "Tern 2 has a larger context than Tern 1, right?",
    ],
)
def test_a_question_is_asked_again_by_what_is_remembered_of_it(message: str) -> None:
    answer = given(message)
    again = asked_again(BEFORE, answer.memory, NONE)
    assert again is not None
    receipt = BEFORE.respond(BEFORE.read(message)).reply.receipt
    assert again.receipt == receipt
    assert moved(answer, BEFORE) == {}


def test_none_of_its_words_are_kept() -> None:
    answer = given("Our parser chokes on prose. Does Tern 1 have vision?")
    assert answer.memory
    assert not any(word in answer.memory for word in ("Tern", "parser", "chokes", "prose", "Does"))


@pytest.mark.parametrize("message", ["hello", "models with vision", "thank you", "what is Skua 9"])
def test_what_shows_no_figures_is_not_followed(message: str) -> None:
    receipt = BEFORE.respond(BEFORE.read(message)).reply.receipt
    assert answer_of(BEFORE, receipt, "", NONE) is None


def test_only_the_figures_that_are_otherwise_are_told() -> None:
    answer = given("compare Tern 1 and Tern 2")
    now = turned(bird("Tern 1", {"context_window": 5_000}))
    assert moved(answer, now) == {("tern-1", "context_window"): "5,000 tokens"}


def test_a_change_within_rounding_is_none() -> None:
    answer = given("output price of Tern 1?", NONE, turned(bird("Tern 1", price="1 2.00004")))
    assert moved(answer, turned(bird("Tern 1", price="1 2.00011"))) == {}


def test_other_figures_of_the_same_model_are_no_business_of_an_answer() -> None:
    answer = given("output price of Tern 1?")
    assert moved(answer, turned(bird("Tern 1", {"context_window": 5_000, "vision": False}))) == {}


def test_a_cost_is_worked_out_anew_at_the_traffic_asked_for() -> None:
    answer = given("monthly cost of Tern 1 at 1000 requests of 1000 in and 1000 out")
    assert plain(answer.figures) == {False}
    assert moved(answer, BEFORE) == {}
    found = moved(answer, turned(bird("Tern 1", price="10 20")))
    assert found == {("tern-1", "monthly_cost"): "$30 a month"}


def test_the_settings_of_then_count_and_not_those_of_now() -> None:
    answer = given("monthly cost of Tern 1", BUSY)
    assert answer.preferences == BUSY
    assert moved(answer, BEFORE) == {}
    assert moved(answer, turned(bird("Tern 1", price="2 4"))) != {}


def test_another_provider_makes_no_correction_where_a_channel_has_providers() -> None:
    both = Responder(read(birds(model("Tern 1", {}, TWO_PLACES)), ()), TODAY)
    answer = given("output price of Tern 1?", NORTH, both)
    assert plain(answer.figures) == {False}
    cheaper = turned(model("Tern 1", {}, {**TWO_PLACES, "south": "0.5 1"}))
    assert moved(answer, cheaper) == {}
    dearer = turned(model("Tern 1", {}, {**TWO_PLACES, "north": "3 4"}))
    assert moved(answer, dearer) == {("tern-1", "output_price"): "$4 / 1M tokens"}


def test_without_a_memory_of_it_only_figures_that_are_the_models_own_are_followed() -> None:
    for memory in ("", "{}", given("does Tern 1 have vision?").memory):
        receipt = BEFORE.respond(BEFORE.read("output price of Tern 1?")).reply.receipt
        answer = answer_of(BEFORE, receipt, memory, NONE)
        assert answer is not None
        assert answer.memory == ""
        now = turned(bird("Tern 1", price="3 4"))
        assert moved(answer, now) == {("tern-1", "output_price"): "$4 / 1M tokens"}
    cost = "monthly cost of Tern 1 at 1000 requests of 1000 in and 1000 out"
    receipt = BEFORE.respond(BEFORE.read(cost)).reply.receipt
    assert answer_of(BEFORE, receipt, "", NONE) is None


def test_where_a_model_is_gone_the_others_are_followed_still_but_not_asked_again() -> None:
    answer = given("which has the larger context window, Tern 1 or Tern 2?")
    now = Responder(without("Tern 1", bird("Tern 2", {"context_window": 7_000})), TODAY)
    assert asked_again(now, answer.memory, NONE) is None
    assert moved(answer, now) == {
        ("tern-1", "context_window"): "",
        ("tern-2", "context_window"): "7,000 tokens",
    }


def without(name: str, *others: object) -> Catalog:
    models = birds(*others)  # type: ignore[arg-type]
    return read([each for each in models if each.name != name], ())
