"""`versus run`: Slack where it is configured, else the terminal."""

import click

from bot.commands.chat import talk
from bot.commands.connection import slack_settings
from bot.logs import set_up
from bot.opening import open_editions
from bot.settings import Settings
from bot.state.database import UnusableStateError
from bot.surfaces.slack.connecting import SlackUnavailableError
from bot.surfaces.slack.health import HealthUnavailableError
from bot.surfaces.slack.start import run

UNCONNECTED = (
    "Slack is not connected: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (see docs/connect-slack.md). "
    "Ask here; exit or Ctrl-D leaves."
)


@click.command("run")
def command() -> None:
    """Start the bot: on Slack where its tokens are set, else at the terminal prompt."""
    settings = Settings()
    if settings.missing:
        raise click.UsageError(f"Slack also needs {', '.join(settings.missing)}")
    if not settings.slack:
        click.echo(UNCONNECTED, err=True)
        talk(settings.catalog)
        return
    if settings.apart:
        raise click.UsageError(settings.apart)
    editions = open_editions(settings.catalog)
    set_up(settings.log_level, settings.log_format, settings.secrets)
    editions.follow()
    try:
        run(slack_settings(settings), editions.conversations)
    except (SlackUnavailableError, HealthUnavailableError, UnusableStateError) as fault:
        raise click.ClickException(str(fault)) from None
