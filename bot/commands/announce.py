"""`versus announce`: what is due posted now, or from now on; safe to run twice, or from cron."""

import click

from bot.commands.connection import slack_settings
from bot.logs import set_up
from bot.opening import open_editions
from bot.settings import Settings
from bot.state.database import UnusableStateError
from bot.surfaces.slack.connecting import SlackUnavailableError
from bot.surfaces.slack.start import Announced, How, announce

UNCONNECTED = "Slack is not connected: set SLACK_BOT_TOKEN (see docs/connect-slack.md)"


@click.command("announce")
@click.option("--once", is_flag=True, help="Post what is due, then end: for cron.")
@click.option(
    "--baseline",
    is_flag=True,
    help="Take the catalog in place as told: announce nothing of it, also if it is an older one.",
)
@click.option(
    "--release",
    is_flag=True,
    help="Try what is held once more; each post is looked for first. Does as --once after that.",
)
def command(*, once: bool, baseline: bool, release: bool) -> None:
    """Announce newly reviewed pairs, and what channels watch, without answering anybody.

    `versus run` announces by itself. This is for a clock of your own, such as cron with --once, or
    for a process that does nothing else; running both, twice or at once does no harm.
    """
    settings = Settings()
    if not (settings.bot_token or settings.client_id):
        raise click.UsageError(UNCONNECTED)
    if settings.apart:
        raise click.UsageError(settings.apart)
    editions = open_editions(settings.catalog)
    set_up(settings.log_level, settings.log_format, settings.secrets)
    if not (once or baseline or release):
        editions.follow()
    to = slack_settings(settings)
    try:
        how = How(once=once or release, baseline=baseline, release=release)
        found = announce(to, editions.conversations, how)
    except (SlackUnavailableError, UnusableStateError) as fault:
        raise click.ClickException(str(fault)) from None
    if found:
        click.echo(said(found))


def said(found: Announced) -> str:
    """What came of it, in a line."""
    if found.behind:
        return "Nothing announced: the catalog is older than one that was announced of."
    if found.baseline:
        return "The catalog in place counts as told; what is new after it will be announced."
    counts = ", ".join(f"{count} {state}" for state, count in sorted(found.posts.items()))
    return f"News found: {found.news}. Posts so far: {counts or 'none'}."
