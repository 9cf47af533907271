"""Each workspace is answered with its own token, and forgotten when it leaves."""

import asyncio
import time
from typing import Any

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import text

from bot.preferences import Preferences
from bot.state.database import opened_database
from bot.state.installations import Installation, Installations
from bot.state.preferring import PreferenceStore
from bot.state.sealing import Sealer
from bot.state.state import opened_state
from bot.surfaces.slack.wording import NOT_INSTALLED
from bot.surfaces.slack.workspaces import Workspaces
from tests.bot.surfaces.slack.several import KEY, Host, host, state, workspaces
from tests.slack_standin.payloads import command, event, mention

__all__ = ["host", "state", "workspaces"]

Payload = dict[str, Any]
DEAF = "is not answered"


def from_team(team: str, payload: Payload, **fields: object) -> Payload:
    installed = [{"enterprise_id": None, "team_id": team, "user_id": "U0VERSUS", "is_bot": True}]
    return payload | {"team_id": team, "authorizations": installed} | fields


def asked_in(team: str, **fields: object) -> Payload:
    return from_team(team, mention("aster 2 or briar"), **fields)


def uninstalled(team: str, **fields: object) -> Payload:
    return from_team(team, event("app_uninstalled"), **fields)


def revoked(team: str, **tokens: list[str]) -> Payload:
    return from_team(team, event("tokens_revoked", tokens=tokens))


async def tells(host: Host, payload: Payload) -> int:
    return (await host.deliver.event(payload)).status


async def rows_of(state: str, team: str) -> int:
    async with opened_state(state) as opened:
        return await opened.retention.purge(team)


async def test_each_workspace_is_answered_with_its_own_token(host: Host) -> None:
    for team in ("T1", "T2"):
        await host.browser.install(team)
    for number, team in enumerate(("T2", "T1", "T2"), 1):
        assert await tells(host, asked_in(team)) == 200
        await host.slack.post(number)
    await asyncio.sleep(0.05)
    assert host.slack.teams == ["T2", "T1", "T2"]


async def test_in_a_shared_channel_the_bot_answers_as_the_one_that_was_asked(host: Host) -> None:
    await host.browser.install("T1")
    assert await tells(host, asked_in("T1", team_id="T0OTHER")) == 200
    await host.slack.post()


async def test_installed_again_the_new_token_is_used_at_once(host: Host) -> None:
    await host.browser.install("T1")
    await tells(host, asked_in("T1"))
    await host.slack.post()
    # The stand-in takes the old token no longer.
    await host.browser.install("T1")
    await tells(host, asked_in("T1"))
    await host.slack.post(2)


async def test_a_workspace_nobody_installed_in_is_acknowledged_and_warned_of_once(
    host: Host, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(3):
        assert await tells(host, asked_in("T9")) == 200
    assert await tells(host, from_team("T9", event("reaction_added"))) == 200
    assert host.slack.calls == []
    warned = [each for each in caplog.messages if DEAF in each]
    assert warned == ["What workspace T9 sends is not answered: Versus is not installed there"]
    assert [each for each in caplog.records if each.levelname == "ERROR"] == []


async def test_a_command_from_where_nobody_installed_it_is_told_so(host: Host) -> None:
    said = command("aster 2 or briar", host.slack.response_url, team_id="T9")
    answer = await host.deliver.command(said)
    assert (answer.status, answer.body["text"]) == (200, NOT_INSTALLED)
    assert answer.body["response_type"] == "ephemeral"


async def test_slack_can_verify_the_address_before_anybody_installs(host: Host) -> None:
    answer = await host.deliver.event({"type": "url_verification", "challenge": "a challenge"})
    assert (answer.status, answer.body) == (200, {"challenge": "a challenge"})


async def test_whoever_uninstalls_is_forgotten_with_all_that_was_stored(
    host: Host, caplog: pytest.LogCaptureFixture
) -> None:
    for team in ("T1", "T2"):
        await host.browser.install(team)
        async with opened_database(host.state) as database:
            await PreferenceStore(database).change(team, "C0OTHER", Preferences(), by="U")
    await tells(host, asked_in("T1"))
    await host.slack.post()
    assert await tells(host, uninstalled("T1")) == 200
    assert await tells(host, asked_in("T1")) == 200
    assert sum(DEAF in each for each in caplog.messages) == 1
    assert await rows_of(host.state, "T1") == 0
    assert await rows_of(host.state, "T2") == 3
    assert len(host.slack.posted) == 1


@pytest.mark.parametrize("order", ["revoked first", "uninstalled first"])
async def test_slack_says_it_twice_in_any_order(host: Host, order: str) -> None:
    await host.browser.install("T1")
    told = [revoked("T1", bot=["U0VERSUS"]), uninstalled("T1")]
    for each in told if order == "revoked first" else reversed(told):
        assert await tells(host, each) == 200
    assert await rows_of(host.state, "T1") == 0


async def test_a_person_who_takes_back_their_own_token_takes_away_nothing(host: Host) -> None:
    await host.browser.install("T1")
    assert await tells(host, revoked("T1", oauth=["U0ADA"])) == 200
    await tells(host, asked_in("T1"))
    await host.slack.post()


async def test_an_event_that_comes_after_installing_again_takes_away_nothing(host: Host) -> None:
    await host.browser.install("T1")
    before = int(time.time()) - 60
    assert await tells(host, uninstalled("T1", event_time=before)) == 200
    await tells(host, asked_in("T1"))
    await host.slack.post()


@pytest.mark.parametrize("payload", [asked_in("T1"), uninstalled("T1")])
async def test_what_cannot_be_looked_up_or_deleted_slack_is_to_send_again(
    host: Host, payload: Payload
) -> None:
    async with opened_database(host.state) as database, database.writing() as connection:
        await connection.execute(text("DROP TABLE installations"))
    assert await tells(host, payload) == 503


class Slow(Installations):
    """Takes until it is let go on."""

    go_on: asyncio.Event

    async def of(self, team: str) -> Installation | None:
        found = await super().of(team)
        await self.go_on.wait()
        return found


OURS = Installation("T1", "xoxb-1", "U0VERSUS", ("chat:write",), "U0ADA")


async def test_an_installation_is_remembered_for_a_minute_and_forgotten_at_once(
    state: str,
) -> None:
    now = [100.0]
    async with opened_state(state) as opened:
        kept = Installations(opened.database, Sealer([KEY]))
        known = Workspaces(kept, clock=lambda: now[0])
        await kept.save(OURS)
        assert await known.of("T1") == OURS
        # Another process takes it away.
        await opened.retention.purge("T1")
        now[0] += 59
        assert await known.of("T1") == OURS
        now[0] += 1
        assert await known.of("T1") is None
        await kept.save(OURS)
        assert await known.of("T1") == OURS
        await opened.retention.purge("T1")
        known.forget("T1")
        assert await known.of("T1") is None


async def test_what_was_being_read_while_somebody_uninstalled_is_not_remembered(
    state: str,
) -> None:
    async with opened_state(state) as opened:
        kept = Slow(opened.database, Sealer([KEY]))
        kept.go_on = asyncio.Event()
        known = Workspaces(kept)
        await kept.save(OURS)
        reading = asyncio.create_task(known.of("T1"))
        await asyncio.sleep(0.1)
        await opened.retention.purge("T1")
        known.forget("T1")
        kept.go_on.set()
        await reading
        assert await known.of("T1") is None


async def test_a_token_of_another_key_is_warned_of_and_not_answered(
    state: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with opened_state(state) as opened:
        await Installations(opened.database, Sealer([KEY])).save(OURS)
        other = Sealer([Fernet.generate_key().decode()])
        assert await Workspaces(Installations(opened.database, other)).of("T1") is None
    assert "a key that VERSUS_ENCRYPTION_KEYS lacks" in caplog.text
