"""`versus run`: Slack where it is configured, else the terminal."""

import logging

import click

from bot.commands.chat import talk
from bot.opening import open_editions
from bot.settings import Settings
from bot.surfaces.slack.app import SlackUnavailableError
from bot.surfaces.slack.settings import SlackSettings
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
    editions = open_editions(settings.catalog)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    editions.follow()
    try:
        run(_slack(settings), editions.conversations)
    except SlackUnavailableError as fault:
        raise click.ClickException(str(fault)) from None


def _slack(settings: Settings) -> SlackSettings:
    secrets = (settings.bot_token, settings.signing_secret, settings.app_token)
    bot, signing, app = (secret.get_secret_value() if secret else None for secret in secrets)
    return SlackSettings(bot or "", signing, app, settings.api_url, settings.host, settings.port)
