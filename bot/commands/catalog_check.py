"""`versus catalog check`: what is wrong with a catalog, and what somebody should look at."""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from bot.commands.catalog_build import IMPORTS
from bot.commands.catalog_files import from_rows
from bot.commands.catalog_findings import FAILED, MOST, listed
from bot.settings import Settings
from knowledge.checking import Finding, Report, report
from knowledge.harvest import BrokenSource
from knowledge.sources import authored, losses
from knowledge.units import plural


@click.command("check")
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--json", "as_json", is_flag=True, help="Print everything found as JSON.")
@click.option("--all", "everything", is_flag=True, help="Show every case, not the first ten.")
def command(path: Path | None, as_json: bool, everything: bool) -> None:
    """Check the catalog at PATH, or the one in use; end with 1 if it may not ship."""
    settings = Settings()
    today = datetime.now(UTC).date().isoformat()
    try:
        providers = {provider.id for provider in authored.harvest().providers}
    except BrokenSource as fault:
        raise click.ClickException(str(fault)) from None
    found = from_rows(path or settings.catalog, lambda rows: report(rows, today, providers))
    if not found.faults:
        found = replace(found, warnings=(*found.warnings, *_left_out(settings)))
    if as_json:
        click.echo(json.dumps(_object(found, everything=everything), ensure_ascii=False))
    else:
        for line in _lines(found, everything=everything):
            click.echo(line)
    if found.faults:
        sys.exit(FAILED)


def _left_out(settings: Settings) -> Iterator[Finding]:
    """What the sources of today's build lose; nothing where they are not at hand."""
    try:
        lost = (*losses.of_packages(authored.AUTHORED, settings.wheels),)
    except BrokenSource:
        lost = ()
    lost += (*losses.of_imports(settings.data / IMPORTS),)
    if lost:
        yield Finding("a row of a source is left out", lost)


def _lines(found: Report, *, everything: bool) -> Iterator[str]:
    for fault in found.faults:
        yield from (f"may not ship: {each}" for each in listed(fault.cases, everything=everything))
    if found.faults:
        return
    yield f"edition {found.edition}, {plural(found.models, 'model')}: may ship"
    for warning in found.warnings:
        yield f"\n{warning.rule}: {len(warning.cases):,}"
        yield from _indented(warning.cases, everything=everything)
    contested = sum(each.models for each in found.disputes)
    yield f"\nsources differ on {plural(contested, 'figure')}"
    for each in found.disputes:
        yield f"\n{each.attribute}: {plural(each.models, 'model')}"
        yield from _indented(each.cases, everything=everything)
    yield "\nnot known, of every 100 models"
    for attribute, missing in sorted(found.gaps.items(), key=lambda gap: gap[1]):
        yield f"  {attribute}: {missing * 100 / max(found.models, 1):.0f} ({missing:,})"


def _indented(cases: tuple[str, ...], *, everything: bool) -> Iterator[str]:
    return (f"  {case}" for case in listed(cases, everything=everything))


def _object(found: Report, *, everything: bool) -> dict[str, Any]:
    most = None if everything else MOST
    return {
        "edition": found.edition,
        "models": found.models,
        "may_ship": not found.faults,
        "faults": [_finding(each, most) for each in found.faults],
        "warnings": [_finding(each, most) for each in found.warnings],
        "conflicts": {
            each.attribute: {"models": each.models, "cases": list(each.cases[:most])}
            for each in found.disputes
        },
        "gaps": dict(found.gaps),
    }


def _finding(finding: Finding, most: int | None) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "count": len(finding.cases),
        "cases": list(finding.cases[:most]),
    }
