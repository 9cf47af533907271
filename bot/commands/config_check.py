"""`versus config check`: what is set, what is missing for which way to run, and what is wrong."""

import sys
from collections.abc import Iterator, Mapping

import click
from pydantic import SecretStr

from bot.logs import Redaction
from bot.settings import Looked, Settings, looked_through

BOTH, WAYS_IN = "SLACK_BOT_TOKEN", ("SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET")
# What each way to run needs; the terminal needs nothing.
MANY = "Slack, many workspaces"
WAYS: Mapping[str, tuple[str, ...]] = {
    "Slack over Socket Mode": (BOTH, "SLACK_APP_TOKEN"),
    "Slack over HTTP": (BOTH, "SLACK_SIGNING_SECRET"),
    MANY: (
        "SLACK_SIGNING_SECRET",
        "SLACK_CLIENT_ID",
        "SLACK_CLIENT_SECRET",
        "VERSUS_ENCRYPTION_KEYS",
    ),
}
# How Slack's tokens begin; another beginning is another token, most often put at the wrong name.
BEGINNINGS = {"bot_token": ("xoxb-", "xoxe.xoxb-"), "app_token": ("xapp-",)}
_COLUMN = 30
CANNOT_START = 2


@click.command("check")
def command() -> None:
    """List the settings, what is missing and what is wrong; end with 2 if it cannot start."""
    looked = looked_through()
    faults = (*_faults(looked),)
    for line in (*_set(looked), "", *_ways(looked.settings), "", *_verdict(looked, faults)):
        click.echo(line)
    if faults:
        sys.exit(CANNOT_START)


def _set(looked: Looked) -> Iterator[str]:
    for name, field in Settings.model_fields.items():
        alias = str(field.validation_alias)
        if alias in looked.wrong:
            said = "wrong, see below"
        else:
            said = _shown(getattr(looked.settings, name))
            said = "off" if (alias, said) == ("VERSUS_HEALTH_PORT", "not set") else said
            given = name in looked.settings.model_fields_set
            said += "" if given or said == "not set" else " (unless set)"
        yield f"{alias:<{_COLUMN}}{said}"


def _shown(value: object) -> str:
    """Show a value; of a secret only whether there is one, of an address all but the password."""
    if isinstance(value, SecretStr):
        address = value.get_secret_value()
        return Redaction().of(address) if "://" in address else "set" if address else "not set"
    if isinstance(value, tuple):
        return f"set, {len(value)} of them" if value else "not set"
    return "not set" if value is None else str(value)


def _ways(settings: Settings) -> Iterator[str]:
    yield f"{'the terminal':<{_COLUMN}}nothing is missing"
    for way in WAYS:
        missing = ", ".join(_missing(settings, way))
        yield f"{way:<{_COLUMN}}{f'missing: {missing}' if missing else 'nothing is missing'}"


def _missing(settings: Settings, way: str) -> tuple[str, ...]:
    """Name what one way to run still needs."""
    there = {
        str(field.validation_alias)
        for name, field in Settings.model_fields.items()
        if getattr(settings, name)
    }
    return tuple(name for name in WAYS[way] if name not in there)


def _faults(looked: Looked) -> Iterator[str]:
    settings = looked.settings
    yield from (f"{name}: {said}" for name, said in looked.wrong.items())
    for name, beginnings in BEGINNINGS.items():
        token = getattr(settings, name)
        if token and not token.get_secret_value().startswith(beginnings):
            alias = Settings.model_fields[name].validation_alias
            yield f"{alias}: it does not begin with {beginnings[0]}, so it is another token"
    # What is wrong is not missing as well.
    if settings.missing and not {BOTH, *WAYS_IN} & set(looked.wrong):
        yield f"Slack also needs {', '.join(settings.missing)}"
    # On Slack without a bot token is for many workspaces, and their tokens are sealed.
    many = settings.slack and not settings.bot_token
    if many and (missing := _missing(settings, MANY)):
        yield f"many workspaces also need {', '.join(missing)}"
    if settings.apart:
        yield settings.apart
    if not settings.catalog.is_file() and "VERSUS_CATALOG" not in looked.wrong:
        yield f"VERSUS_CATALOG: there is no file {settings.catalog}"


def _verdict(looked: Looked, faults: tuple[str, ...]) -> Iterator[str]:
    yield from (f"nothing reads {name}: is it spelled right?" for name in looked.unread)
    yield from (f"wrong: {fault}" for fault in faults)
    if faults:
        yield "`versus run` cannot start"
    else:
        yield f"`versus run` starts {_start(looked.settings)}"


def _start(settings: Settings) -> str:
    if not settings.slack:
        return "at the terminal"
    if settings.app_token:
        return "on Slack over Socket Mode"
    at = f"over HTTP, at http://{settings.host}:{settings.port}/slack/events"
    return f"on Slack {at}" if settings.bot_token else f"for many workspaces on Slack {at}"
