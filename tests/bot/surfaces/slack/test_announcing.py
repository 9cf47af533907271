"""Announcements, from a new edition to the message in the channel, against the stand-in."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from time import time as time_now
from typing import Any

import pytest

from bot.announcements.fan_out import baseline
from bot.announcements.topics import AboutMaker, AboutModel, Everything, Topic, stored
from bot.conversation import Conversations
from bot.preferences import Preferences, QuietHours
from bot.responder import Responder
from bot.state.ledger import Ledger
from bot.state.posts import Post
from bot.state.releasing import release
from bot.state.retention import LOOKS, Retention
from bot.state.state import State
from bot.surfaces.slack.announcing import Announcing
from bot.surfaces.slack.blocks import Drawn
from bot.surfaces.slack.carrier import SlackCarrier
from bot.surfaces.slack.connecting import connected
from bot.surfaces.slack.settings import SlackSettings
from bot.surfaces.slack.telling import Telling
from knowledge.catalog import Catalog, Review
from tests.slack_standin.payloads import ADA, CHANNEL, DM, TEAM
from tests.slack_standin.workspace import BOT_TOKEN, SECRET, Workspace
from tests.small import MAKERS, catalog, model

TODAY = date(2026, 6, 30)
PAIR = ("tern-4", "skua-1")
MODELS = [
    model("Tern 4", {"context_window": 16_000}, {"north": "0.50 1"}, maker="coast"),
    model("Skua 1", {"context_window": 32_000, "vision": True}, {"south": "1 2"}),
    model("Petrel 6", {"context_window": 8_000}),
]
FIRST = Review("a", PAIR, "2026-05-01", "", {"tern-4": {}, "skua-1": {}})
SECOND = Review("b", PAIR, "2026-06-29", "", {"tern-4": {}, "skua-1": {}})


def edition(*reviews: Review) -> Catalog:
    return catalog(MODELS, reviews=reviews, makers=MAKERS)


class Announcements:
    """A bot that announces when it is told to; its catalog can be exchanged."""

    def __init__(self, announcing: Announcing, talks: Conversations) -> None:
        self.announcing, self.talks = announcing, talks
        self.state: State = announcing.desk.state

    async def turn(self, to: Catalog, patience: float = 5) -> None:
        self.talks.turn_to(Responder(to, TODAY))
        await self.announcing.tick(patience)

    async def subscribe(self, topic: Topic, channel: str = CHANNEL) -> None:
        await self.state.subscriptions.add(TEAM, channel, stored(topic), ADA)


@pytest.fixture
async def news(slack: Workspace, tmp_path: Path) -> AsyncIterator[Announcements]:
    settings = SlackSettings(
        BOT_TOKEN, SECRET, None, slack.api_url, state=f"sqlite:///{tmp_path}/state.db", settle=0.2
    )
    talks = Conversations(Responder(edition(FIRST), TODAY))
    async with connected(settings, talks) as to:
        made = Announcements(Announcing.of(to.desk, settings), talks)
        await made.announcing.tick(0)
        yield made


async def test_a_newly_reviewed_pair_is_announced_where_it_is_wanted(
    slack: Workspace, news: Announcements
) -> None:
    await news.subscribe(Everything())
    await news.turn(edition(FIRST, SECOND))
    (post,) = slack.posted
    assert post["channel"] == CHANNEL
    assert "Tern 4" in post["text"]
    assert "Skua 1" in post["text"]
    assert post["unfurl_links"] is False
    assert post["metadata"]["event_payload"]["id"]
    assert [each for each in labels(post) if each.startswith("Mute ")] == ["Mute Tern 4 / Skua 1"]


async def test_what_was_reviewed_before_the_first_look_is_no_news(
    slack: Workspace, news: Announcements
) -> None:
    await news.subscribe(Everything())
    await news.turn(edition(FIRST))
    assert slack.posted == []


async def test_a_look_twice_or_by_two_announces_once(slack: Workspace, news: Announcements) -> None:
    await news.subscribe(Everything())
    await news.turn(edition(FIRST, SECOND))
    await news.announcing.tick(5)
    await news.turn(edition(FIRST, SECOND))
    assert len(slack.posted) == 1


async def test_only_what_a_channel_wants_reaches_it(slack: Workspace, news: Announcements) -> None:
    await news.subscribe(AboutModel("petrel-6"))
    await news.subscribe(AboutMaker("coast"), DM)
    await news.turn(edition(FIRST, SECOND))
    assert [post["channel"] for post in slack.posted] == [DM]


async def test_a_muted_pair_is_not_announced(slack: Workspace, news: Announcements) -> None:
    await news.subscribe(Everything())
    await news.state.muted.mute(TEAM, CHANNEL, SECOND.pair, ADA)
    await news.turn(edition(FIRST, SECOND))
    assert slack.posted == []


async def test_in_quiet_hours_a_channel_hears_nothing_yet(
    slack: Workspace, news: Announcements
) -> None:
    always = QuietHours(time(0), time(0))
    await news.state.preferences.change(TEAM, CHANNEL, Preferences(quiet=always), ADA)
    await news.subscribe(Everything())
    await news.turn(edition(FIRST, SECOND))
    assert slack.posted == []
    assert await news.state.ledger.counts() == {"pending": 1}


async def test_a_post_that_waited_into_the_night_waits_until_morning(
    slack: Workspace, news: Announcements
) -> None:
    await news.subscribe(Everything())
    slack.failures, slack.retry_after = ["ratelimited"], 1
    await news.turn(edition(FIRST, SECOND), patience=0)
    always = QuietHours(time(0), time(0))
    await news.state.preferences.change(TEAM, CHANNEL, Preferences(quiet=always), ADA)
    await news.announcing.tick(5)
    assert slack.posted == []
    assert await news.state.ledger.counts() == {"pending": 1}


async def test_what_is_held_is_looked_for_and_made_once_it_may_be_read(
    slack: Workspace, news: Announcements
) -> None:
    slack.lost_replies, slack.readable = [True], False
    await news.subscribe(Everything())
    await news.turn(edition(FIRST, SECOND))
    slack.readable = True
    assert await release(news.state.database, news.state.clock) == 1
    await news.announcing.tick(5)
    assert await news.state.ledger.counts() == {"posted": 1}
    assert len(slack.posted) == 1


async def test_a_lost_reply_makes_no_second_message(slack: Workspace, news: Announcements) -> None:
    slack.lost_replies = [True]
    await news.subscribe(Everything())
    await news.turn(edition(FIRST, SECOND))
    assert len(slack.posted) == 1
    assert await news.state.ledger.counts() == {"posted": 1}


async def test_where_the_channel_may_not_be_read_a_post_in_doubt_is_held(
    slack: Workspace, news: Announcements
) -> None:
    slack.lost_replies, slack.readable = [True], False
    await news.subscribe(Everything())
    await news.turn(edition(FIRST, SECOND))
    assert len(slack.posted) == 1
    assert await news.state.ledger.counts() == {"held": 1}


async def test_a_channel_that_is_shut_is_paused_and_who_subscribed_it_is_told(
    slack: Workspace, news: Announcements
) -> None:
    slack.channels = {DM, ADA}
    await news.subscribe(Everything())
    await news.turn(edition(FIRST, SECOND))
    (subscription,) = await news.state.subscriptions.of(TEAM, CHANNEL)
    assert subscription.why == "not_in_channel"
    (told,) = slack.posted
    assert told["channel"] == ADA
    assert "not_in_channel" in told["text"]
    await news.turn(edition(FIRST, SECOND, replace(SECOND, id="c", reviewed="2026-06-30")))
    assert len(slack.posted) == 1


@pytest.mark.parametrize("error", ["invalid_auth", "token_revoked"])
async def test_while_the_token_is_no_good_posts_wait_and_nothing_is_paused(
    slack: Workspace, news: Announcements, error: str
) -> None:
    slack.failures = [error]
    await news.subscribe(Everything())
    await news.turn(edition(FIRST, SECOND))
    (subscription,) = await news.state.subscriptions.of(TEAM, CHANNEL)
    assert subscription.why == ""
    assert await news.state.ledger.counts() == {"pending": 1}
    assert slack.posted == []


async def test_a_post_that_cannot_be_drawn_stops_no_other(
    slack: Workspace, news: Announcements
) -> None:
    def drawn(post: Post) -> Drawn | None:
        if post.channel == CHANNEL:
            raise KeyError(post.content)
        return Telling(news.announcing.desk).drawn(post)

    desk, announcer = news.announcing.desk, news.announcing.announcer
    carrier = SlackCarrier(desk.poster, drawn)
    news.announcing = Announcing(desk, replace(announcer, carrier=carrier))
    await news.subscribe(Everything())
    await news.subscribe(Everything(), DM)
    await news.turn(edition(FIRST, SECOND), patience=0)
    assert [post["channel"] for post in slack.posted] == [DM]
    assert await news.state.ledger.counts() == {"posted": 1, "sending": 1}


async def test_after_a_long_absence_news_is_news_still(
    slack: Workspace, news: Announcements
) -> None:
    await news.subscribe(Everything())
    await Retention(news.state.database, lambda: time_now() + 30 * LOOKS).sweep()
    await news.turn(edition(FIRST, SECOND))
    assert len(slack.posted) == 1


async def test_an_older_edition_announces_nothing_until_it_is_taken_as_told(
    slack: Workspace, news: Announcements
) -> None:
    await news.subscribe(Everything())
    await news.turn(edition(FIRST, SECOND))
    await news.turn(edition(FIRST))
    assert len(slack.posted) == 1
    await baseline(news.state, news.talks.responder.library)
    third = replace(SECOND, id="c", reviewed="2026-06-30")
    await news.turn(edition(FIRST, third))
    assert len(slack.posted) == 2


async def test_each_look_is_recorded_also_a_quiet_one(news: Announcements) -> None:
    await news.announcing.tick(0)
    async with news.state.database.reading() as transaction:
        last = await news.state.succession.last(transaction)
    assert last is not None
    assert (last.found, last.posts) == (0, 0)
    assert last.edition == news.talks.catalog.edition


async def test_a_post_of_a_newer_edition_is_left_to_who_has_it(news: Announcements) -> None:
    await news.subscribe(Everything())
    await news.turn(edition(FIRST, SECOND), patience=0)
    older = Ledger(news.state.database, "another")
    assert await older.claim(1) is None


def labels(post: dict[str, Any]) -> list[str]:
    rows = (block["elements"] for block in post["blocks"] if block["type"] == "actions")
    return [each["text"]["text"] for row in rows for each in row]
