"""Asks the real Slack whether the bot, as it is set up, will do there what it should."""

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from logging import ERROR
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.surfaces.slack.blocks import Drawn
from bot.surfaces.slack.connecting import library_log
from bot.surfaces.slack.manifest import OPTIONAL_SCOPES, SCOPES
from bot.surfaces.slack.posting import UNDRAWABLE, refusal
from bot.surfaces.slack.settings import SLACK_API

GRANTED = "x-oauth-scopes"
TIMEOUT = 30
_LONGEST_FAULT = 300
_AGAIN = "install the app again and copy the new token"
_INVITE = "invite the bot into the channel, and name it by its id, C..."
ADVICE: Mapping[str, str] = {
    "invalid_auth": _AGAIN,
    "not_authed": _AGAIN,
    "account_inactive": _AGAIN,
    "token_revoked": _AGAIN,
    "token_expired": _AGAIN,
    "not_allowed_token_type": "this is a token of another kind; see docs/connect-slack.md",
    "missing_scope": "add the scope to the app's manifest and install the app again",
    "not_in_channel": _INVITE,
    "channel_not_found": _INVITE,
    "is_archived": "choose a channel that is not archived",
    "ratelimited": "wait a while, then check again",
    "no_answer": "what answers at SLACK_API_URL is not Slack",
}


class Verdict(StrEnum):
    """How a check ended."""

    OK = "OK"
    WRONG = "WRONG"
    NOT_CHECKED = "NOT CHECKED"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of what was found: which check, and what it found or what to do."""

    verdict: Verdict
    check: str
    said: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """What is examined: the tokens of one app, and where its Slack is."""

    bot: str = field(repr=False)
    app: str | None = field(default=None, repr=False)
    api_url: str = SLACK_API


def ok(check: str, said: str) -> Finding:
    """A check that found what it should."""
    return Finding(Verdict.OK, check, said)


def wrong(check: str, said: str) -> Finding:
    """A check that found something to be put right."""
    return Finding(Verdict.WRONG, check, said)


def not_checked(check: str, why: str) -> Finding:
    """A check that could not be made."""
    return Finding(Verdict.NOT_CHECKED, check, why)


def refused(check: str, error: SlackApiError) -> Finding:
    """A check that Slack refused, with what can be done about it."""
    name = refusal(error)
    return wrong(check, f"Slack says {name}" + (f": {ADVICE[name]}" if name in ADVICE else ""))


@asynccontextmanager
async def connected(tokens: Tokens) -> AsyncIterator[AsyncWebClient]:
    """A client with the bot's token, which waits where Slack says so and never sends twice."""
    async with ClientSession(timeout=ClientTimeout(total=TIMEOUT)) as session:
        yield AsyncWebClient(
            tokens.bot,
            tokens.api_url,
            session=session,
            logger=library_log(ERROR),
            # After a 429 nothing was done, so asking again is safe.
            retry_handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=2)],
        )


async def examined(
    client: AsyncWebClient,
    app_token: str | None,
    samples: Mapping[str, Sequence[Drawn]],
    needed: Sequence[str] = SCOPES,
) -> AsyncIterator[Finding]:
    """Check the tokens, what the bot may do, and `samples` of replies by kind; post nothing.

    `needed` are the scopes of the manifest that are not optional.
    """
    try:
        who = await client.auth_test()
    except SlackApiError as error:
        yield refused("bot token", error)
        return
    except (ClientError, TimeoutError):
        yield wrong("bot token", f"Slack cannot be reached at {client.base_url}")
        return
    yield ok("bot token", f"{who.get('user')} in {who.get('team')} ({who.get('team_id')})")
    yield await _app_token(client, app_token)
    yield _scopes(who, needed)
    for kind, drawn in samples.items():
        yield await _drawn(client, kind, drawn)


async def _app_token(client: AsyncWebClient, app_token: str | None) -> Finding:
    if app_token is None:
        return not_checked("app token", "SLACK_APP_TOKEN is not set; only Socket Mode needs it")
    try:
        await client.apps_connections_open(app_token=app_token)
    except SlackApiError as error:
        return refused("app token", error)
    except (ClientError, TimeoutError):
        return not_checked("app token", "no reply came; check again")
    return ok("app token", "opens Socket Mode")


def _scopes(who: AsyncSlackResponse, needed: Sequence[str]) -> Finding:
    headers = {name.lower(): said for name, said in who.headers.items()}
    if GRANTED not in headers:
        return not_checked("scopes", "Slack did not say which are granted")
    granted = {scope.strip() for scope in str(headers[GRANTED]).split(",")} - {""}
    optional = set(OPTIONAL_SCOPES)
    missing, more = sorted(set(needed) - granted), sorted(granted - set(needed) - optional)
    if missing:
        return wrong("scopes", f"missing {', '.join(missing)}: {ADVICE['missing_scope']}")
    without = sorted(optional - granted)
    beside = f"; left out, as may be: {', '.join(without)}" if without else ""
    beside += f"; also granted, and not used: {', '.join(more)}" if more else ""
    return ok("scopes", f"all {len(needed)} that are needed are granted{beside}")


async def _drawn(client: AsyncWebClient, kind: str, drawn: Sequence[Drawn]) -> Finding:
    """Have Slack look at replies of one kind; that needs no scope and no channel."""
    check = f"blocks of {kind}"
    for place, each in enumerate(drawn, 1):
        message = json.dumps({"text": each.text, "blocks": list(each.blocks)})
        try:
            # In the body: the SDK's own method puts it into the address, which is too long.
            answer = await client.api_call("blocks.validate", data={"message": message})
            found = _data(answer)
        except SlackApiError as error:
            found = _data(error.response)
            if not found.get("errors") and not refusal(error).startswith(UNDRAWABLE):
                return not_checked(check, f"Slack says {refusal(error)} to blocks.validate")
        except (ClientError, TimeoutError):
            return not_checked(check, "no reply came; check again")
        if found.get("errors") or not found.get("ok"):
            faults = json.dumps(found.get("errors") or found.get("error"))[:_LONGEST_FAULT]
            return wrong(check, f"reply {place} would be refused, please report it: {faults}")
    return ok(check, f"{len(drawn)} replies would be taken")


def _data(answer: object) -> Mapping[str, Any]:
    data = answer.data if isinstance(answer, AsyncSlackResponse) else answer
    return data if isinstance(data, dict) else {}
