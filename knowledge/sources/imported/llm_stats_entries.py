"""Finds the entries in LLM-Stats' files: what each is, by its keys and its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from knowledge.sources.imported.fields import first, text

# Folders that hold a folder for each model, provider and maker.
FOLDERS = ("models", "providers", "organizations")
BENCHMARK = ("benchmark_id", "dataset_name", "benchmark_name", "benchmark")
TAKEN = ("price_per_input_token", "input_cost_per_token")
TAKEN_PER_MILLION = ("input_price_per_million_tokens", "input_price_per_million")


@dataclass(frozen=True, slots=True)
class Entry:
    """One mapping of a file, with what its place says of it: model, provider, maker."""

    row: Mapping[str, Any]
    model: str = ""
    provider: str = ""
    maker: str = ""


def entries(path: str, value: Any) -> Iterator[Entry]:
    """Every model, offer, score and maker in one file, with what its place says of it."""
    yield from _entries(value, _placed(path))


def _placed(path: str) -> Entry:
    """What a path says: models/acme/acme-2/model.json is of the model acme-2, made by acme."""
    folders = PurePosixPath(path).parts[:-1]
    model, provider, maker = (
        folders[folders.index(name) + 1 :] if name in folders else () for name in FOLDERS
    )
    return Entry(
        {},
        model=model[-1] if model else "",
        provider=provider[0] if provider else "",
        maker=model[0] if model[1:] else maker[0] if maker else "",
    )


def _entries(value: Any, place: Entry) -> Iterator[Entry]:
    if isinstance(value, list):
        for each in value:
            yield from _entries(each, place)
    elif isinstance(value, dict):
        here = Entry(
            value,
            model=text(value.get("model_id")) or place.model,
            provider=text(value.get("provider_id")) or place.provider,
            maker=text(first(value, "organization_id", "organization")) or place.maker,
        )
        if any(is_one(here) for is_one in (is_score, _is_offer, _is_model, is_maker)):
            yield here
        for each in value.values():
            yield from _entries(each, here)


def is_score(entry: Entry) -> bool:
    """Whether it names a benchmark and a score."""
    return "score" in entry.row and bool(text(first(entry.row, *BENCHMARK)))


def _is_offer(entry: Entry) -> bool:
    keys = (*TAKEN, *TAKEN_PER_MILLION, "max_input_tokens")
    return bool(entry.provider) and any(key in entry.row for key in keys)


def _is_model(entry: Entry) -> bool:
    named = "name" in entry.row and ("model_id" in entry.row or "release_date" in entry.row)
    return bool(entry.model and not entry.provider) and named


def is_maker(entry: Entry) -> bool:
    """Whether it only says what a maker is called."""
    return bool(entry.maker and not entry.model and not entry.provider) and "name" in entry.row
