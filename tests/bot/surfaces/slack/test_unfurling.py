"""Links that people post: those to our own pages are shown with the answer, once."""

import pytest

from bot.surfaces.slack.unfurling import MOST_LINKS
from tests.bot.surfaces.slack.conftest import Bot
from tests.slack_standin.block_kit import active, buttons, parts, words
from tests.slack_standin.delivery import Delivery
from tests.slack_standin.interactions import linked
from tests.slack_standin.payloads import CHANNEL, Payload
from tests.slack_standin.workspace import Workspace

BASE = "https://pages.example.com"
MODEL, PAIR = f"{BASE}/models/kimi-k2", f"{BASE}/compare/kimi-k2-vs-gpt-4-turbo"


@pytest.fixture
def informed(informed: Bot) -> Bot:
    informed.pages = BASE
    return informed


async def unfurled(asking: Delivery, slack: Workspace, payload: Payload) -> Payload:
    assert (await asking.event(payload)).status == 200
    return await slack.more.call("chat.unfurl")


async def test_a_models_page_is_shown_with_what_is_known_of_it(
    asking: Delivery, slack: Workspace
) -> None:
    payload = linked(MODEL)
    asked = await unfurled(asking, slack, payload)
    shown = asked["unfurls"][MODEL]
    assert words(shown).startswith("Kimi K2, by Moonshot AI: context 262,144 tokens")
    assert "Versus review, Kimi K2 vs Qwen3.5-4B, 2026-05-14" in words(shown)
    assert (active(shown), buttons(shown)) == ([], {})
    assert not [part for part in parts(shown) if part.get("type") == "table"]
    assert asked["unfurl_id"] == payload["event"]["unfurl_id"]
    assert asked["source"] == "conversations_history"


async def test_a_pairs_page_is_shown_with_their_comparison(
    asking: Delivery, slack: Workspace
) -> None:
    shown = (await unfurled(asking, slack, linked(PAIR)))["unfurls"][PAIR]
    assert words(shown).startswith("Kimi K2 leads on context window (2.05x)")


async def test_a_link_that_is_still_being_written_is_shown_too(
    asking: Delivery, slack: Workspace
) -> None:
    asked = await unfurled(asking, slack, linked(MODEL, written=False))
    assert (asked["source"], asked.get("channel")) == ("composer", None)


async def test_without_an_id_the_message_is_named_by_channel_and_time(
    asking: Delivery, slack: Workspace
) -> None:
    payload = linked(MODEL)
    del payload["event"]["unfurl_id"]
    asked = await unfurled(asking, slack, payload)
    assert (asked["channel"], asked["ts"]) == (CHANNEL, payload["event"]["message_ts"])


async def test_of_several_links_only_those_to_our_pages_are_shown(
    asking: Delivery, slack: Workspace
) -> None:
    urls = (MODEL, "https://evil.example/models/kimi-k2", f"{BASE}/about", PAIR, MODEL)
    assert set((await unfurled(asking, slack, linked(*urls)))["unfurls"]) == {MODEL, PAIR}


async def test_of_very_many_links_the_first_few_are_shown(
    asking: Delivery, slack: Workspace
) -> None:
    urls = [f"{MODEL}?at={number}" for number in range(30)]
    assert list((await unfurled(asking, slack, linked(*urls)))["unfurls"]) == urls[:MOST_LINKS]


async def test_an_event_delivered_again_is_not_answered_again(
    asking: Delivery, slack: Workspace, informed: Bot
) -> None:
    payload = linked(MODEL)
    for _ in range(2):
        assert (await asking.event(payload)).status == 200
    await informed.stop()
    assert slack.calls.count("chat.unfurl") == 1


@pytest.mark.parametrize("url", [f"{BASE}/about", "https://evil.example/models/kimi-k2"])
async def test_other_links_are_let_be(
    asking: Delivery, slack: Workspace, informed: Bot, url: str
) -> None:
    assert (await asking.event(linked(url))).status == 200
    await informed.stop()
    assert "chat.unfurl" not in slack.calls
    assert slack.posted == []


@pytest.mark.parametrize("transport", ["http", "socket"])
async def test_unless_pages_are_set_no_link_is_shown(
    informed: Bot, slack: Workspace, transport: str
) -> None:
    informed.pages = None
    assert (await (await informed.start(transport)).event(linked(MODEL))).status == 200
    await informed.stop()
    assert "chat.unfurl" not in slack.calls
