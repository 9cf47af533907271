"""Installing Versus: one browser all the way, once, and nothing said or kept of what failed."""

import asyncio
import logging
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import web
from cryptography.fernet import Fernet

from bot.state.database import UnusableStateError, opened_database
from bot.state.installations import Installations
from bot.state.sealing import Sealer
from bot.surfaces.slack.connecting import SlackUnavailableError
from bot.surfaces.slack.manifest import asked_scopes
from bot.surfaces.slack.settings import SlackSettings
from tests.bot.surfaces.slack.replies import Answers
from tests.bot.surfaces.slack.several import (
    KEY,
    Browser,
    Host,
    Seen,
    host,
    serving,
    settings_for,
    state,
    workspaces,
)
from tests.slack_standin.workspace import APP_TOKEN, SECRET
from tests.slack_standin.workspaces import CLIENT_SECRET, Workspaces

__all__ = ["host", "state", "workspaces"]


async def installed_in(state: str, team: str) -> bool:
    async with opened_database(state) as database:
        return await Installations(database, Sealer([KEY])).of(team) is not None


def is_plain_refusal(seen: Seen) -> bool:
    told = ("Error", "Traceback", "invalid_", "xoxb", "code", "state")
    return seen.status == 400 and not any(word in seen.text for word in told)


async def test_somebody_who_agrees_in_slack_has_versus_installed(host: Host) -> None:
    seen = await host.browser.install("T1")
    assert (seen.status, "Versus is installed" in seen.text) == (200, True)
    assert await installed_in(host.state, "T1")


def all_of(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


async def test_no_token_is_on_the_disk_in_clear(host: Host, tmp_path: Path) -> None:
    await host.browser.install("T1")
    (token,) = host.slack.tokens
    written = all_of(tmp_path)
    assert b"U0VERSUS" in written
    assert token.encode() not in written
    assert b"xoxb-" not in written


async def test_slack_is_asked_for_the_scopes_of_the_manifest(host: Host) -> None:
    asked = parse_qs(urlsplit(await host.browser.begin()).query)
    assert asked["scope"] == [",".join(asked_scopes())]
    assert set(asked) == {"client_id", "scope", "state"}


async def test_the_cookie_is_for_this_host_and_for_no_script(host: Host) -> None:
    kept = (await host.browser.get("/slack/install")).headers["Set-Cookie"]
    assert kept.startswith("__Host-")
    assert set(kept.split("; ")[1:]) == {
        "Path=/",
        "HttpOnly",
        "Secure",
        "SameSite=Lax",
        "Max-Age=600",
    }


async def test_no_page_is_kept_framed_or_told_to_others(host: Host) -> None:
    for seen in (await host.browser.install("T1"), await host.browser.finish()):
        assert seen.headers["Cache-Control"] == "no-store"
        assert seen.headers["Referrer-Policy"] == "no-referrer"
        assert (
            "default-src 'none'; frame-ancestors 'none'"
            in (seen.headers["Content-Security-Policy"])
        )


async def test_a_state_is_good_once(host: Host) -> None:
    address = await host.browser.begin()
    code, state = host.slack.consent(address, "T1")
    again, _ = host.slack.consent(address, "T2")
    came_back = await asyncio.gather(
        *(host.browser.finish(code=each, state=state) for each in (code, again))
    )
    assert sorted(seen.status for seen in came_back) == [200, 400]
    assert len(host.slack.tokens) == 1


async def test_a_state_is_good_in_the_browser_it_was_given_to_only(host: Host) -> None:
    code, state = host.slack.consent(await host.browser.begin(), "T1")
    other = Browser(host.browser.url, host.slack)
    assert is_plain_refusal(await other.finish(code=code, state=state))
    await other.begin()
    assert is_plain_refusal(await other.finish(code=code, state=state))
    assert host.slack.calls == []
    assert (await host.browser.finish(code=code, state=state)).status == 200


async def test_a_state_that_was_never_issued_is_refused_even_with_its_cookie(host: Host) -> None:
    host.browser.cookie = "invented"
    assert is_plain_refusal(await host.browser.finish(code="c", state="invented"))
    assert host.slack.calls == []


async def test_somebody_who_does_not_agree_is_told_so(host: Host) -> None:
    _, state = host.slack.consent(await host.browser.begin(), "T1")
    seen = await host.browser.finish(error="access_denied", state=state)
    assert is_plain_refusal(seen)
    assert "not allowed in Slack" in seen.text
    assert host.slack.calls == []


BROKEN = {
    "a refusal": web.json_response({"ok": False, "error": "invalid_code"}),
    "a proxy's page": web.Response(status=502, text="<h1>bad gateway</h1>"),
    "nothing of use": web.json_response({"ok": True}),
    "another kind of installation": web.json_response(
        {"ok": True, "team": None, "is_enterprise_install": True, "access_token": "xoxb-1"}
    ),
    "a fault of Slack's": web.json_response({"ok": False, "error": "internal_error"}, status=500),
}


@pytest.mark.parametrize("answer", BROKEN)
async def test_whatever_slack_answers_a_failure_is_a_plain_page_and_asked_once(
    host: Host, answer: str, caplog: pytest.LogCaptureFixture
) -> None:
    body = BROKEN[answer]
    host.slack.broken = web.Response(
        body=body.body, status=body.status, content_type=body.content_type
    )
    assert is_plain_refusal(await host.browser.install("T1"))
    assert host.slack.calls == ["oauth.v2.access"]
    assert not await installed_in(host.state, "T1")
    (said,) = [each for each in caplog.records if each.name.startswith("bot.surfaces")]
    assert "xoxb" not in said.getMessage()


@pytest.mark.parametrize(
    "query",
    ["", "?", "?state=&code=", "?state", "?" + "a=1&" * 50, "?state=%00", "?x=" + "y" * 9_000],
)
async def test_a_query_that_makes_no_sense_is_refused(host: Host, query: str) -> None:
    assert is_plain_refusal(await host.browser.get(f"/slack/oauth_redirect{query}"))


async def test_the_pages_are_for_browsers_and_events_are_not_for_them(host: Host) -> None:
    assert (await host.browser.get("/slack/events")).status == 404
    host.deliver.url = f"{host.browser.url}/slack/install"
    assert (await host.deliver.send(b"{}", "application/json")).status == 404


async def test_not_even_at_debug_does_the_log_hold_a_code_a_token_or_the_secret(
    host: Host, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    code, state = host.slack.consent(await host.browser.begin(), "T1")
    await host.browser.finish(code=code, state=state)
    # Others' logs start at INFO (bot/logs); that of uvicorn's requests is off, but for caplog.
    ours = [each for each in caplog.records if each.name.startswith("bot") or each.levelno >= 20]
    said = [each.getMessage() for each in ours if each.name != "uvicorn.access"]
    assert "Workspace T1 has installed Versus" in said
    for secret in (code, state, *host.slack.tokens, CLIENT_SECRET, KEY):
        assert secret not in "".join(said)


async def test_an_app_whose_tokens_expire_is_warned_of(
    host: Host, caplog: pytest.LogCaptureFixture
) -> None:
    host.slack.rotates = True
    await host.browser.install("T1")
    assert "which Versus does not renew" in caplog.text


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ((), "VERSUS_ENCRYPTION_KEYS is not set"),
        (("nonsense",), "Key 1 in VERSUS_ENCRYPTION_KEYS is no Fernet key"),
        ((Fernet.generate_key().decode(),), "lacks the key of 1 installation"),
    ],
)
async def test_without_keys_that_fit_it_does_not_start(
    workspaces: Workspaces, answers: Answers, state: str, keys: tuple[str, ...], said: str
) -> None:
    async with serving(settings_for(workspaces, state), answers) as url:
        await Browser(url, workspaces).install("T1")
    settings = replace(settings_for(workspaces, state), encryption_keys=keys)
    with pytest.raises(UnusableStateError, match=said):
        async with serving(settings, answers):
            pass


ALONE = SlackSettings("", SECRET)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (ALONE, r"^SLACK_BOT_TOKEN is needed, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET"),
        (replace(ALONE, client_id="1"), r"^SLACK_BOT_TOKEN is needed, or SLACK_CLIENT_ID and"),
        (
            replace(ALONE, client_id="1", client_secret="2", app_token=APP_TOKEN),
            r"^Many workspaces are served over HTTP: set SLACK_SIGNING_SECRET",
        ),
    ],
    ids=["nothing", "half of it", "Socket Mode"],
)
async def test_what_many_workspaces_need_is_said_in_one_line(
    answers: Answers, state: str, settings: SlackSettings, said: str
) -> None:
    with pytest.raises(SlackUnavailableError, match=said):
        async with serving(replace(settings, state=state), answers):
            pass
