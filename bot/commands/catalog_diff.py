"""`versus catalog diff`: what changed from one catalog to another, in words."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from bot.commands.catalog_findings import listed
from bot.opening import open_catalog
from bot.questions.refreshes import objects
from knowledge.catalog import Catalog, Change, ChangeKind
from knowledge.changes import differences, percent
from knowledge.facts import Fact

HEADS = {
    ChangeKind.NEW: "new models",
    ChangeKind.GONE: "models gone",
    ChangeKind.PRICE: "prices changed",
    ChangeKind.RETIREMENT: "retirements announced",
    ChangeKind.FACT: "other facts changed",
    ChangeKind.REVIEW: "reviews added",
}


@click.command("diff")
@click.argument("old", metavar="A", type=click.Path(path_type=Path))
@click.argument("new", metavar="B", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print every change as JSON.")
@click.option("--all", "everything", is_flag=True, help="Show every change, not ten of a kind.")
def command(old: Path, new: Path, as_json: bool, everything: bool) -> None:
    """Say what is in catalog B otherwise than in catalog A."""
    before, after = open_catalog(old), open_catalog(new)
    changes = differences(before, after)
    if as_json:
        click.echo(json.dumps(_object(before, after, changes), ensure_ascii=False))
        return
    click.echo(f"from edition {before.edition} to {after.edition}")
    for line in told(after, changes, everything=everything):
        click.echo(line)


def told(catalog: Catalog, changes: Sequence[Change], *, everything: bool = False) -> Iterator[str]:
    """Changes in words, by kind: how many, and the first ten; `catalog` is the newer one."""
    if not changes:
        yield "nothing changed"
    for kind, group in groupby(changes, key=lambda change: change.kind):
        cases = tuple(in_words(catalog, change) for change in group)
        yield f"\n{HEADS[kind]}: {len(cases):,}"
        yield from (f"  {case}" for case in listed(cases, everything=everything))


def in_words(catalog: Catalog, change: Change) -> str:
    """One change in a line: "Acme 2: input price was $1, now $2 / 1M tokens (+100%) at North"."""
    attribute = catalog.attributes.get(change.attribute)
    if change.kind is ChangeKind.REVIEW:
        return f"{change.name}, {change.now}"
    if attribute is None:
        return f"{change.name} ({change.model})"
    then, now = (attribute.show(Fact(value)) for value in (change.then, change.now))
    by = percent(change)
    at = catalog.providers.get(change.provider)
    said = f"{change.name}: {attribute.name} was {then}, now {now}"
    return f"{said}{f' ({by})' if by else ''}{f' at {at.name}' if at else ''}"


def _object(before: Catalog, after: Catalog, changes: Sequence[Change]) -> dict[str, Any]:
    return {
        "from": before.edition,
        "to": after.edition,
        "counts": {str(kind): sum(each.kind is kind for each in changes) for kind in ChangeKind},
        "changes": [
            {**each, "name": change.name}
            for change, each in zip(changes, objects(changes), strict=True)
        ],
    }
