"""The button under an announcement that mutes its pair: who may, and what the thread is told."""

from bot.state.state import opened_state
from bot.surfaces.slack.blocks import Drawn
from bot.surfaces.slack.mute_buttons import with_mute
from bot.surfaces.slack.wording import GUEST, SORRY
from knowledge.catalog import Catalog
from tests.bot.surfaces.slack.conftest import Bot
from tests.slack_standin.block_kit import buttons
from tests.slack_standin.delivery import Delivery
from tests.slack_standin.methods import person
from tests.slack_standin.payloads import ADA, CHANNEL, TEAM, Payload, click, new_ts
from tests.slack_standin.workspace import Workspace

NAMED = "Kimi K2 / Qwen3.5-4B"
PAIR = "kimi-k2--qwen3.5-4b"


def announced(catalog: Catalog) -> Payload:
    """A message with the buttons of an announcement under it."""
    review = next(each for each in catalog.reviews if each.pair == PAIR)
    drawn = with_mute(Drawn("news", ()), [review], catalog)
    return {"text": drawn.text, "blocks": list(drawn.blocks), "ts": new_ts()}


def pressed(slack: Workspace, message: Payload) -> Payload:
    return click(buttons(message)[f"Mute {NAMED}"], slack.response_url, message, CHANNEL)


async def muted(bot: Bot) -> list[str]:
    await bot.stop()
    async with opened_state(bot.state) as state:
        return [*await state.muted.of(TEAM, CHANNEL)]


async def test_a_pair_is_muted_and_the_thread_hears_who_did_and_how_to_undo_it(
    asking: Delivery, slack: Workspace, informed: Bot, reviewed_catalog: Catalog
) -> None:
    message = announced(reviewed_catalog)
    once = pressed(slack, message)
    for _ in range(2):
        assert (await asking.click(once)).status == 200
    said = await slack.post()
    assert (said["channel"], said["thread_ts"]) == (CHANNEL, message["ts"])
    assert said["text"] == (
        f"Ada muted {NAMED} in this channel. To hear of it again, take it off the list that "
        "/compare subscriptions shows."
    )
    assert await muted(informed) == [PAIR]
    assert len(slack.posted) == 1


async def test_what_is_muted_already_is_said_to_whoever_clicked(
    slack: Workspace, informed: Bot, reviewed_catalog: Catalog
) -> None:
    asking, message = await informed.start("http"), announced(reviewed_catalog)
    for _ in range(2):
        await asking.click(pressed(slack, message))
    said = await slack.response()
    assert said["text"] == f"{NAMED} is muted here already; /compare subscriptions lists it."
    assert said["response_type"] == "ephemeral"
    await informed.stop()
    assert len(slack.posted) == 1


async def test_who_may_not_mutes_nothing(
    slack: Workspace, informed: Bot, reviewed_catalog: Catalog
) -> None:
    slack.more.people[ADA] = person(ADA, "Ada", is_restricted=True)
    asking = await informed.start("http")
    await asking.click(pressed(slack, announced(reviewed_catalog)))
    assert (await slack.response())["text"] == GUEST
    assert await muted(informed) == []
    assert slack.posted == []


async def test_a_pair_whose_muting_cannot_be_said_is_muted_all_the_same(
    slack: Workspace, informed: Bot, reviewed_catalog: Catalog
) -> None:
    asking = await informed.start("http")
    slack.failures = ["is_archived"]
    await asking.click(pressed(slack, announced(reviewed_catalog)))
    said = (await slack.response())["text"]
    assert said == f"This channel hears no more of {NAMED}; /compare subscriptions lists it."
    assert await muted(informed) == [PAIR]


async def test_what_fails_behind_the_button_is_said(
    slack: Workspace, informed: Bot, reviewed_catalog: Catalog
) -> None:
    slack.more.people[ADA] = person(ADA, profile="not as Slack documents it")
    asking = await informed.start("http")
    await asking.click(pressed(slack, announced(reviewed_catalog)))
    assert (await slack.response())["text"] == SORRY
