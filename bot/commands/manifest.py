"""`versus manifest`: what to register the app with at Slack."""

import json
from typing import Any
from urllib.parse import urlsplit

import click

from bot.settings import Settings
from bot.surfaces.slack.manifest import EXAMPLE_URL, Mode, manifest
from bot.surfaces.slack.settings import EVENTS_PATH

NO_ADDRESS = "it has to be an address such as https://versus.example.com"


def _address(_context: click.Context, _option: click.Parameter, given: str | None) -> str:
    """Where Slack calls, out of the address of the installation."""
    if given is None:
        return EXAMPLE_URL
    url = urlsplit(given)
    if url.scheme != "https" or not url.hostname or url.path.strip("/") or url.query:
        raise click.BadParameter(NO_ADDRESS)
    return given.rstrip("/") + EVENTS_PATH


@click.command("manifest")
@click.argument("mode", type=click.Choice(("socket", "http")))
@click.option("--url", callback=_address, help="Where Slack reaches Versus, for http.")
@click.option("--workflow-step", is_flag=True, help="With the step for Slack's workflows.")
def command(mode: Mode, url: str, workflow_step: bool) -> None:
    """Print the app's manifest: for Socket Mode, or for HTTP.

    Where VERSUS_PAGES_URL is set, it asks for what unfurling links to those pages needs.
    """
    pages = Settings().pages_url
    written: dict[str, Any] = manifest(mode, url, pages, step=workflow_step)
    click.echo(json.dumps(written, indent=2, ensure_ascii=False))
