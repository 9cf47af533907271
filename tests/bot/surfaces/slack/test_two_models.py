"""Two names as a workflow gives them: compared on what is asked, or one sentence about why not."""

import pytest

from bot.conversation import Conversations
from bot.surfaces.slack.two_models import NONE, TIE, Compared, NotCompared, compare_two
from bot.surfaces.slack.wording import NO_NAME
from tests.slack_standin.block_kit import ACTIVE


def compared(talks: Conversations, *given: str) -> Compared:
    outcome = compare_two(talks, *given)
    assert isinstance(outcome, Compared), outcome
    assert not ACTIVE.search(outcome.answer)
    return outcome


def refused(talks: Conversations, *given: str) -> str:
    outcome = compare_two(talks, *given)
    assert isinstance(outcome, NotCompared), outcome
    assert not ACTIVE.search(outcome.said)
    return outcome.said


def test_an_attribute_gives_its_figures_with_source_and_date(talks: Conversations) -> None:
    outcome = compared(talks, "Kimi K2", "gpt-4-turbo", "context window")
    assert outcome.answer.startswith("Kimi K2 has the larger context window (2.05x): 262,144")
    assert "Versus review, Kimi K2 vs Qwen3.5-4B, 2026-05-14" in outcome.answer
    assert outcome.leader == "Kimi K2"


def test_without_an_attribute_they_are_put_side_by_side(talks: Conversations) -> None:
    outcome = compared(talks, "Kimi K2", "gpt-4-turbo")
    assert "Release date" in outcome.answer
    assert outcome.leader == NONE


@pytest.mark.parametrize(
    ("first", "second", "attribute", "leader"),
    [
        ("gpt-4-turbo", "Kimi K2", "larger context", "Kimi K2"),
        ("Kimi K2", "Qwen3.5-4B", "context", TIE),
        ("Kimi K2", "Qwen3.5-4B", "price", NONE),
        ("GPT-4 Turbo", "Claude 3.5 Haiku", "monthly cost", "Claude 3.5 Haiku"),
        ("Kimi K2", "GPT-4 Turbo", "licence", NONE),
    ],
    ids=["the second leads", "a tie", "one unknown", "cost", "nothing to lead in"],
)
def test_who_leads_is_a_name_a_tie_or_none(
    talks: Conversations, first: str, second: str, attribute: str, leader: str
) -> None:
    assert compared(talks, first, second, attribute).leader == leader


def test_every_model_is_understood_by_its_id_and_its_name(talks: Conversations) -> None:
    cards = list(talks.catalog.cards.values())
    for card, other in zip(cards, cards[1:] + cards[:1], strict=True):
        for pair in ((card.id, other.id), (card.name, other.name), (card.id.upper(), other.name)):
            compared(talks, *pair)


def test_slacks_markup_around_a_name_is_no_part_of_it(talks: Conversations) -> None:
    assert compared(talks, "*Kimi K2*", "`gpt-4-turbo`", "_context_").leader == "Kimi K2"


def test_a_name_that_is_not_in_the_catalog_is_said_with_the_nearest(talks: Conversations) -> None:
    assert refused(talks, "Kimi K9", "GPT-4 Turbo") == (
        '"Kimi K9" is not in the catalog; the nearest: Kimi K2.'
    )


def test_a_name_that_could_be_several_is_said_with_some_of_them(talks: Conversations) -> None:
    said = refused(talks, "Kimi K2", "Claude")
    assert said.startswith('"Claude" could be more than one model; name one in full, such as')
    assert "Claude 3.5 Haiku" in said


@pytest.mark.parametrize("name", ["", " ", "<!channel>"])
def test_nothing_is_no_name(talks: Conversations, name: str) -> None:
    assert refused(talks, name, "Kimi K2") == NO_NAME


def test_one_model_under_two_names_is_no_pair(talks: Conversations) -> None:
    said = refused(talks, "Kimi K2", "kimi-k2")
    assert said == "Both names mean Kimi K2; name two models."


@pytest.mark.parametrize("attribute", ["bananas", "speed", "x" * 4_000])
def test_what_nothing_is_compared_on_is_said(talks: Conversations, attribute: str) -> None:
    said = refused(talks, "Kimi K2", "GPT-4 Turbo", attribute)
    assert said.startswith(f'These two cannot be compared on "{attribute[:30]}')
    assert "context window" in said
    assert len(said) < 200


@pytest.mark.parametrize(
    "name",
    ["Kimi K2 vs GPT-4 Turbo", "cheapest model", "&lt;!channel&gt; `x`", "x" * 40_000, "help"],
)
def test_what_is_no_name_gets_a_short_sentence(talks: Conversations, name: str) -> None:
    said = refused(talks, name, "GPT-4 Turbo")
    assert " is not in the catalog" in said
    assert len(said) < 250
