"""Refuses ids and spellings in the authored files that mean two things."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from knowledge.catalog import pair_of
from knowledge.names.forms import normal_form_of
from knowledge.sources.authored_files import Place
from knowledge.sources.authored_forms import BenchmarkForm, ModelForm, NamedForm, ReviewForm


def check_models(models: Sequence[tuple[Place, ModelForm]]) -> None:
    """Every id once; every spelling, and every nickname, of one model only."""
    _ids((place, form.id) for place, form in models)
    _spellings(
        "aliases",
        ((place, form.id, (form.id, form.name, *form.aliases)) for place, form in models),
    )
    _spellings(
        "nicknames",
        (
            (place, form.id, (form.id, form.name, *form.aliases, *form.nicknames))
            for place, form in models
        ),
    )


def check_reviews(reviews: Sequence[tuple[Place, ReviewForm]]) -> None:
    """Every review's id once, every pair once a day; figures of the two models of its pair only."""
    _ids((place, form.id) for place, form in reviews)
    files: dict[tuple[str, str], Path] = {}
    for place, form in reviews:
        other = files.setdefault((pair_of(*form.models), form.reviewed), place.file)
        if other != place.file:
            raise place.fault("reviewed", f"{other} is of this pair and day too")
        if len(set(form.models)) == 1:
            raise place.fault("models", "a pair is of two models")
        for model in form.figures:
            if model not in form.models:
                raise place.fault(f"figures.{model}", "not a model of the pair")


def check_entries(
    place: Place, entries: Iterable[tuple[str, NamedForm] | tuple[str, BenchmarkForm]]
) -> None:
    """Every spelling of a maker, provider, workload, term or benchmark of one entry only."""
    _spellings(
        "aliases",
        (
            (Place(place.file, entry_id), entry_id, (form.name, *form.aliases))
            for entry_id, form in entries
        ),
    )


def _ids(entries: Iterable[tuple[Place, str]]) -> None:
    files: dict[str, str] = {}
    for place, entry_id in entries:
        if entry_id in files:
            raise place.fault("id", f"{entry_id!r} is the id in {files[entry_id]} too")
        files[entry_id] = place.file.name


def _spellings(field: str, entries: Iterable[tuple[Place, str, Iterable[str]]]) -> None:
    owners: dict[str, str] = {}
    for place, owner, spellings in entries:
        for spelling in spellings:
            form = normal_form_of(spelling)
            if not form:
                raise place.fault(field, f"{spelling!r} has neither letters nor digits")
            other = owners.setdefault(form, owner)
            if other != owner:
                raise place.fault(field, f"{spelling!r} already means {other}")
