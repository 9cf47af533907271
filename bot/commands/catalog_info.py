"""`versus catalog info`: what is in a catalog, by attribute and by source."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from bot.commands.catalog_build import summary
from bot.commands.catalog_files import from_rows
from bot.opening import CATALOG
from bot.reply import Receipt, Reply, Status, Table
from bot.settings import Settings
from bot.surfaces.terminal import console, say
from knowledge.coverage import Coverage, Share, coverage
from knowledge.facts import SourceKind
from knowledge.units import plural

MOST_SOURCES = 2
BAR = 10


@click.command("info")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
@CATALOG
def command(as_json: bool, catalog_path: Path | None) -> None:
    """Say what is in the catalog: how much of each attribute is known, and who says it."""
    path = catalog_path or Settings().catalog
    held = from_rows(path, coverage)
    if as_json:
        click.echo(json.dumps(counted(held), ensure_ascii=False))
        return
    terminal = console()
    receipt = Receipt("catalog", Status.ANSWERED, held.catalog.edition)
    reviews = plural(len(held.catalog.reviews), "review")
    said = f"{path}: {summary(held)}, {reviews}, newest figure of {held.catalog.updated}"
    say(terminal, Reply(said, receipt, _by_attribute(held)))
    say(terminal, Reply("Sources", receipt, _by_source(held)))


def counted(held: Coverage) -> dict[str, Any]:
    """Counts of a catalog: models, priced models, routes, reviews, known values, sources."""
    return {
        "edition": held.catalog.edition,
        "updated": held.catalog.updated,
        "models": len(held.catalog.cards),
        "priced": held.priced,
        "routes": held.routes,
        "capabilities": held.capable,
        "facts": held.facts,
        "reviews": len(held.catalog.reviews),
        "attributes": dict(held.known),
        "sources": [_source(share) for share in held.shares],
    }


def _source(share: Share) -> Mapping[str, Any]:
    return {
        "id": share.source.id,
        "name": share.source.name,
        "kind": str(share.source.kind),
        "licence": share.source.licence,
        "as_of": share.source.as_of,
        "attribution": share.source.attribution,
        "facts": share.facts,
        "models": share.models,
        "routes": share.routes,
    }


def _by_attribute(held: Coverage) -> Table:
    return Table(("Attribute", "Known", "Share", "", "From"), tuple(_attributes(held)))


def _attributes(held: Coverage) -> Iterator[tuple[str, ...]]:
    models = len(held.catalog.cards)
    for name, known in held.known.items():
        share = known / models if models else 0.0
        bar = "█" * round(share * BAR)
        yield name, f"{known:,}", f"{share:.0%}", bar, ", ".join(_givers(held, name))


def _givers(held: Coverage, attribute: str) -> Iterator[str]:
    """The sources of an attribute's values, those of most first; reviews are one."""
    kinds = {share.source.id: share.source.kind for share in held.shares}
    counts: Counter[str] = Counter()
    for source, times in held.given[attribute].items():
        counts["reviews" if kinds.get(source) is SourceKind.REVIEW else source] += times
    most = counts.most_common()
    yield from (f"{source} {times:,}" for source, times in most[:MOST_SOURCES])
    if len(most) > MOST_SOURCES:
        yield f"{len(most) - MOST_SOURCES} more"


def _by_source(held: Coverage) -> Table:
    rows = (
        (
            share.source.name,
            str(share.source.kind),
            share.source.as_of,
            share.source.licence,
            f"{share.facts:,}",
            f"{share.models:,}",
            f"{share.routes:,}",
        )
        for share in sorted(held.shares, key=lambda share: -share.facts)
    )
    return Table(("Source", "Kind", "As of", "Licence", "Facts", "Models", "Routes"), tuple(rows))
