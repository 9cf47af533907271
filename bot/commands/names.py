"""`versus names`: which model a mention means."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from bot.opening import CATALOG, open_catalog
from bot.settings import Settings
from knowledge.names import Ambiguous, NameIndex, Resolved


@click.command("names")
@click.argument("mention", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one object per mention.")
@CATALOG
def command(mention: tuple[str, ...], as_json: bool, catalog_path: Path | None) -> None:
    """Resolve MENTION to a model; with MENTION -, each line of standard input."""
    index = NameIndex(open_catalog(catalog_path or Settings().catalog))
    asked = " ".join(mention)
    for line in sys.stdin if asked == "-" else [asked]:
        found = resolved(index, line.rstrip("\n"))
        click.echo(json.dumps(found, ensure_ascii=False) if as_json else _line(found))


def resolved(index: NameIndex, mention: str) -> dict[str, Any]:
    """A mention's status, its model if it has one, and the candidates if not."""
    match = index.resolve(mention)
    if isinstance(match, Resolved):
        card = match.card
        others = [other.id for other in index.others(mention, match)]
        return _found(mention, "resolved", card.id, card.name, [card.id, *others])
    if isinstance(match, Ambiguous):
        return _found(mention, "ambiguous", None, None, [card.id for card in match.cards])
    return _found(mention, "unknown", None, None, [card.id for card in match.nearest])


def _found(
    mention: str, status: str, model: str | None, name: str | None, candidates: list[str]
) -> dict[str, Any]:
    return {
        "mention": mention,
        "status": status,
        "id": model,
        "name": name,
        "candidates": candidates,
    }


def _line(found: dict[str, Any]) -> str:
    means = found["id"] or ", ".join(found["candidates"]) or "nothing near"
    return f"{found['mention']}: {found['status']}: {means}"
