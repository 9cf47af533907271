"""A channel's settings: who may change them, what is kept, and what the channel is told."""

import json
from datetime import time
from decimal import Decimal
from typing import Any

import pytest

from bot.preferences import Preferences, QuietHours, TrafficProfile, Where
from bot.state.state import opened_state
from bot.surfaces.slack.settings_form import settings_form
from bot.surfaces.slack.wording import (
    BOTH_OR_NONE,
    GUEST,
    NO_ZONE,
    NOT_A_MEMBER,
    NOT_TOLD,
    OUTSIDER,
    SAVED,
    SAVED_HERE,
    SAVED_UNSAID,
    SHARED_CHANNEL,
    UNCHANGED,
    UNSEEN,
    not_whole,
)
from knowledge.catalog import Catalog
from tests.bot.surfaces.slack.conftest import Bot
from tests.slack_standin.block_kit import active, view_refusal, words
from tests.slack_standin.delivery import Delivery
from tests.slack_standin.interactions import submission, suggestion, updated_in
from tests.slack_standin.methods import person
from tests.slack_standin.payloads import ADA, CHANNEL, DM, OTHER_CHANNEL, TEAM, Payload, command
from tests.slack_standin.workspace import Workspace

FILLED: dict[str, Any] = {
    "where": "ephemeral",
    "requests": "2000000",
    "input": "800",
    "output": "250",
    "cached": "20",
    "batch": "50",
    "providers": ["anthropic", "aws-bedrock"],
    "start": "18:00",
    "end": "08:00",
    "zone": "Europe/Berlin",
    "corrections": [],
}
PREFERENCES = Preferences(
    Where.EPHEMERAL,
    TrafficProfile(2_000_000, 800, 250, Decimal("0.2"), Decimal("0.5")),
    ("anthropic", "aws-bedrock"),
    QuietHours(time(18), time(8), "Europe/Berlin"),
    corrections=False,
)


async def seen(asking: Delivery, slack: Workspace, number: int = 1, **where: str) -> Payload:
    """What shows once the settings have been asked for."""
    answer = await asking.command(command("settings", slack.response_url, **where))
    assert (answer.status, answer.body) == (200, {})
    await slack.more.view("open")
    return await slack.more.view("update", number)


async def save(
    asking: Delivery, slack: Workspace, view: Payload, number: int = 2, **filled: Any
) -> str:
    """Send the form, and read the line that it ends with."""
    answer = await asking.click(submission(view, filled))
    assert "One moment" in words(updated_in(answer.body))
    return words(await slack.more.view("update", number))


async def kept(bot: Bot, channel: str = CHANNEL) -> Preferences:
    await bot.stop()
    async with opened_state(bot.state) as state:
        return await state.preferences.of(TEAM, channel)


async def test_a_member_sees_how_things_are_and_changes_them(
    asking: Delivery, slack: Workspace, informed: Bot
) -> None:
    view = await seen(asking, slack)
    assert "Settings of #models" in words(view)
    assert SAVED in await save(asking, slack, view, **FILLED)
    assert await kept(informed) == PREFERENCES


async def test_the_channel_is_told_what_was_changed_and_by_whom(
    asking: Delivery, slack: Workspace
) -> None:
    slack.more.people[ADA] = person(ADA, "Ada <!channel> `x`")
    await save(asking, slack, await seen(asking, slack), **FILLED)
    said = await slack.post()
    assert (said["channel"], said.get("thread_ts")) == (CHANNEL, None)
    assert active(said) == []
    assert said["text"] == (
        "Ada &lt;!channel&gt; 'x' changed the settings of Versus in this channel: answers are "
        "shown to whoever asks only; traffic is 2M requests a month, 800 input tokens each, 250 "
        "output tokens each, 20% of the input cached, 50% as a batch; providers are Anthropic and "
        "AWS Bedrock; quiet from 18:00 to 08:00 (Europe/Berlin); answers are not corrected when a "
        "figure changes."
    )


async def test_what_was_set_is_filled_in_the_next_time(asking: Delivery, slack: Workspace) -> None:
    await save(asking, slack, await seen(asking, slack), **FILLED)
    again = await seen(asking, slack, 3)
    assert UNCHANGED in await save(asking, slack, again, 4)
    assert len(slack.posted) == 1


async def test_everything_can_be_taken_back(
    asking: Delivery, slack: Workspace, informed: Bot
) -> None:
    await save(asking, slack, await seen(asking, slack), **FILLED)
    empty = dict.fromkeys(FILLED) | {
        "where": "thread",
        "providers": [],
        "corrections": ["corrections"],
    }
    await save(asking, slack, await seen(asking, slack, 3), 4, **empty)
    assert (await slack.post(2))["text"].endswith(
        "answers go into the thread; traffic is the default month; all providers count; "
        "answers are corrected when a figure changes."
    )
    assert await kept(informed) == Preferences()


async def test_settings_sent_twice_are_saved_once(
    asking: Delivery, slack: Workspace, informed: Bot
) -> None:
    sent = submission(await seen(asking, slack), FILLED)
    for _ in range(2):
        await asking.click(sent)
    await informed.stop()
    assert len(slack.posted) == 1


NOT_ALLOWED: dict[str, tuple[dict[str, object], str]] = {
    "a guest": ({"is_restricted": True}, GUEST),
    "a guest of one channel": ({"is_ultra_restricted": True}, GUEST),
    "somebody of another workspace": ({"team_id": "T0OTHER"}, OUTSIDER),
    "a stranger": ({"is_stranger": True}, OUTSIDER),
    "somebody who is gone": ({"deleted": True}, OUTSIDER),
    "a bot": ({"is_bot": True}, OUTSIDER),
}


@pytest.mark.parametrize("who", NOT_ALLOWED)
async def test_who_may_not_change_settings_is_told_so_in_a_line(
    asking: Delivery, slack: Workspace, who: str
) -> None:
    fields, why = NOT_ALLOWED[who]
    slack.more.people[ADA] = person(ADA, "Ada", **fields)
    view = await seen(asking, slack)
    assert why in words(view)
    assert "submit" not in view


async def test_somebody_of_an_organisation_with_this_workspace_is_no_stranger(
    asking: Delivery, slack: Workspace
) -> None:
    of = {"team_id": "T0HOME", "enterprise_user": {"teams": ["T0HOME", TEAM]}}
    slack.more.people[ADA] = person(ADA, "Ada", **of)
    assert "submit" in await seen(asking, slack)


async def test_only_members_may(asking: Delivery, slack: Workspace) -> None:
    slack.more.members[CHANNEL].remove(ADA)
    assert NOT_A_MEMBER in words(await seen(asking, slack))


async def test_a_channel_of_two_organisations_is_left_as_it_is(
    asking: Delivery, slack: Workspace
) -> None:
    slack.more.channels[CHANNEL] = {"is_ext_shared": True}
    assert SHARED_CHANNEL in words(await seen(asking, slack))


async def test_a_channel_the_bot_is_not_in_says_how_to_invite_it(
    asking: Delivery, slack: Workspace
) -> None:
    assert UNSEEN in words(await seen(asking, slack, channel_id=OTHER_CHANNEL))


async def test_where_slack_does_not_say_nobody_may(asking: Delivery, slack: Workspace) -> None:
    del slack.more.people[ADA]
    assert NOT_TOLD in words(await seen(asking, slack))


async def test_rights_lost_before_saving_are_lost(
    asking: Delivery, slack: Workspace, informed: Bot
) -> None:
    view = await seen(asking, slack)
    slack.more.members[CHANNEL].remove(ADA)
    assert NOT_A_MEMBER in await save(asking, slack, view, **FILLED)
    assert await kept(informed) == Preferences()
    assert slack.posted == []


async def test_a_direct_message_has_settings_too(
    asking: Delivery, slack: Workspace, informed: Bot
) -> None:
    view = await seen(asking, slack, channel_id=DM)
    assert "Settings of this conversation" in words(view)
    assert SAVED_HERE in await save(asking, slack, view, **FILLED)
    assert await kept(informed, DM) == PREFERENCES
    assert slack.posted == []


async def test_a_change_that_cannot_be_said_holds_all_the_same(
    asking: Delivery, slack: Workspace, informed: Bot
) -> None:
    view = await seen(asking, slack)
    slack.failures = ["is_archived"]
    assert SAVED_UNSAID in await save(asking, slack, view, **FILLED)
    assert await kept(informed) == PREFERENCES


WRONG: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "more than all": ({"cached": "101"}, {"cached": not_whole(0, 100)}),
    "a part of a token": ({"input": "1.5"}, {"input": not_whole(10, 10**15)}),
    "quiet without an end": ({"start": "18:00"}, {"end": BOTH_OR_NONE}),
    "quiet without a beginning": ({"end": "18:00"}, {"start": BOTH_OR_NONE}),
    "quiet for no time": ({"start": "18:00", "end": "18:00"}, {"end": BOTH_OR_NONE}),
    "a zone that there is not": (
        {"start": "18:00", "end": "08:00", "zone": "Mars/Base"},
        {"zone": NO_ZONE},
    ),
}


@pytest.mark.parametrize("what", WRONG)
async def test_what_is_wrong_is_said_under_its_input(
    asking: Delivery, slack: Workspace, informed: Bot, what: str
) -> None:
    filled, errors = WRONG[what]
    answer = await asking.click(submission(await seen(asking, slack), filled))
    assert answer.body == {"response_action": "errors", "errors": errors}
    assert await kept(informed) == Preferences()


async def test_providers_and_zones_are_given_as_one_types(
    asking: Delivery, slack: Workspace
) -> None:
    view = await seen(asking, slack)
    found = [
        (await asking.click(suggestion(menu, typed, view))).body["options"]
        for menu, typed in (("providers", "bedr"), ("zone", "new york"), ("zone", ""))
    ]
    assert [each["value"] for each in found[0]] == ["aws-bedrock"]
    assert [each["value"] for each in found[1]] == ["America/New_York"]
    assert (len(found[2]), found[2][0]["value"]) == (100, "UTC")


def test_the_form_is_within_slacks_limits_whatever_is_set(whole_catalog: Catalog) -> None:
    every = Preferences(
        traffic=PREFERENCES.traffic,
        providers=tuple(whole_catalog.providers),
        quiet=PREFERENCES.quiet,
    )
    for now in (every, Preferences()):
        view = settings_form("C" * 20, "x" * 5_000, now, whole_catalog)
        assert view_refusal(view) is None
        assert json.loads(view["private_metadata"]) == {"channel": "C" * 20}
