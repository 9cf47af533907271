"""`versus review due`: the reviewed pairs that changed most since their review."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from bot.commands.review_words import counted, flip_in_words, pair_name
from bot.evidence import plain
from bot.opening import CATALOG, open_catalog
from bot.settings import Settings
from knowledge.catalog import Catalog
from knowledge.facts import Fact
from knowledge.reviews import Due, Flip, Moved, due
from knowledge.sources.intake.places import today
from knowledge.units import plural


@click.command("due")
@click.option(
    "--limit", type=click.IntRange(min=1), default=10, show_default=True, help="At most so many."
)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON, with values.")
@CATALOG
def command(limit: int, as_json: bool, catalog_path: Path | None) -> None:
    """List the reviewed pairs that changed since their newest review, the most changed first.

    First come those in which more leads changed sides: on which one model led alone at the review,
    and the other does now. Then those with more figures changed, then those reviewed longest ago.
    """
    catalog = open_catalog(catalog_path or Settings().catalog)
    found = due(catalog, today())
    if as_json:
        click.echo(json.dumps(_object(catalog, found, found[:limit]), ensure_ascii=False))
        return
    for line in _lines(catalog, found, limit):
        click.echo(line)


def _lines(catalog: Catalog, found: Sequence[Due], limit: int) -> Iterator[str]:
    for each in found[:limit]:
        when = f"reviewed {each.review.reviewed}, {plural(each.days, 'day')} ago"
        changed = counted(each.moved, each.flips)
        yield f"{pair_name(catalog, each.review)}: {when}: {changed}"
        yield from (f"  {flip_in_words(flip)}" for flip in each.flips)
    if len(found) > limit:
        yield f"and {len(found) - limit:,} more"
    if same := len(catalog.newest_reviews) - len(found):
        yield f"{plural(same, 'pair')} as reviewed"
    elif not found:
        yield "no pair is reviewed"


def _object(catalog: Catalog, found: Sequence[Due], shown: Sequence[Due]) -> dict[str, Any]:
    return {
        "edition": catalog.edition,
        "pairs": len(catalog.newest_reviews),
        "changed": len(found),
        "due": [_due(each) for each in shown],
    }


def _due(each: Due) -> dict[str, Any]:
    return {
        "key": each.review.key,
        "pair": each.review.pair,
        "models": list(each.review.models),
        "reviewed": each.review.reviewed,
        "days": each.days,
        "flips": [_flip(flip) for flip in each.flips],
        "moved": [_moved(moved) for moved in each.moved],
    }


def _flip(flip: Flip) -> dict[str, Any]:
    return {
        "attribute": flip.attribute.id,
        "led": flip.led.card.id,
        "leads": flip.leads.card.id,
    }


def _moved(moved: Moved) -> dict[str, Any]:
    return {
        "model": moved.card.id,
        "attribute": moved.attribute.id,
        "then": _value(moved.then),
        "now": _value(moved.now),
    }


def _value(fact: Fact) -> Any:
    return plain(fact.value) if fact.known else None
