"""`versus run`: Slack where it is configured, else the terminal."""

import click
from pydantic import SecretStr

from bot.commands.chat import talk
from bot.logs import set_up
from bot.opening import open_editions
from bot.settings import Settings
from bot.state.database import UnusableStateError
from bot.surfaces.slack.app import SlackUnavailableError
from bot.surfaces.slack.health import HealthUnavailableError
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
    if settings.apart:
        raise click.UsageError(settings.apart)
    editions = open_editions(settings.catalog)
    set_up(settings.log_level, settings.log_format, settings.secrets)
    editions.follow()
    try:
        run(_slack(settings), editions.conversations)
    except (SlackUnavailableError, HealthUnavailableError, UnusableStateError) as fault:
        raise click.ClickException(str(fault)) from None


def _slack(settings: Settings) -> SlackSettings:
    return SlackSettings(
        bot_token=_plain(settings.bot_token) or "",
        signing_secret=_plain(settings.signing_secret),
        app_token=_plain(settings.app_token),
        api_url=settings.api_url,
        host=settings.host,
        port=settings.port,
        state=settings.state.get_secret_value(),
        client_id=settings.client_id,
        client_secret=_plain(settings.client_secret),
        encryption_keys=tuple(key.get_secret_value() for key in settings.encryption_keys),
        health_port=settings.health_port,
        pages_url=settings.pages_url,
    )


def _plain(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() if secret else None
