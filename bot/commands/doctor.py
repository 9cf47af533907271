"""`versus doctor`: asks the real Slack whether all will work there."""

import asyncio
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from pathlib import Path

import click

from bot.commands.catalog_findings import FAILED
from bot.opening import open_conversations
from bot.questions import KINDS
from bot.settings import Settings
from bot.surfaces.slack.blocks import Drawn, draw
from bot.surfaces.slack.doctor import Finding, Tokens, Verdict, connected, examined, not_checked
from bot.surfaces.slack.manifest import scopes
from bot.surfaces.slack.trial import Trial

UNSET = "SLACK_BOT_TOKEN is not set; docs/connect-slack.md says where it is"
NO_CHANNEL = "name a channel that the bot is in: --channel C..."


@click.command("doctor")
@click.option("--channel", help="A channel, by its id, to post two messages in and delete them.")
def command(channel: str | None) -> None:
    """Check tokens, scopes and replies against the real Slack; end with 1 if something is wrong.

    Without --channel nothing is posted.
    """
    settings = Settings()
    if asyncio.run(_said(settings, channel)):
        sys.exit(FAILED)


async def _said(settings: Settings, channel: str | None) -> bool:
    """Print each finding as it is made, and tell whether one of them is wrong."""
    anything = False
    async for found in _findings(settings, channel):
        click.echo(f"{found.verdict:<13}{found.check}: {found.said}")
        anything = anything or found.verdict is Verdict.WRONG
    return anything


async def _findings(settings: Settings, channel: str | None) -> AsyncIterator[Finding]:
    if not settings.bot_token:
        yield not_checked("bot token", UNSET)
        return
    app = settings.app_token.get_secret_value() if settings.app_token else None
    tokens = Tokens(settings.bot_token.get_secret_value(), app, settings.api_url)
    works = True
    async with connected(tokens) as client:
        asked, needed = samples(settings.catalog), scopes(settings.pages_url)
        async for found in examined(client, tokens.app, asked, needed):
            works = works and (found.check, found.verdict) != ("bot token", Verdict.WRONG)
            yield found
        if works and channel is None:
            yield not_checked("posting", NO_CHANNEL)
        elif works and channel is not None:
            for found in await Trial(client, channel).run():
                yield found


def samples(catalog: Path) -> Mapping[str, Sequence[Drawn]]:
    """The replies to the examples of every kind, as they would be posted."""
    ask = open_conversations(catalog).ask
    return {
        kind.kind: [draw(ask(example), share=example) for example in kind.examples]
        for kind in KINDS
    }
