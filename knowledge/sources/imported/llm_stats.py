"""LLM-Stats' repository: models, providers' offers and scores, one JSON file or a few for each."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from knowledge.cards import Tier
from knowledge.facts import Measured
from knowledge.sources.imported.fields import (
    count,
    day,
    first,
    mapping,
    month,
    number,
    per_million,
    text,
)
from knowledge.sources.imported.form import Form, Shape, Unfit, WrongForm
from knowledge.sources.imported.llm_stats_entries import (
    BENCHMARK,
    TAKEN,
    TAKEN_PER_MILLION,
    Entry,
    entries,
    is_maker,
    is_score,
)
from knowledge.sources.listing import Listing, Price, Score
from knowledge.sources.pricing import price

NAME = "LLM-Stats"
WRITTEN = ("price_per_output_token", "output_cost_per_token")
WRITTEN_PER_MILLION = ("output_price_per_million_tokens", "output_price_per_million")
CODE_EXECUTION = ("code_execution", "feature_code_execution")
LONGEST_METHOD = 60
_VERSION = re.compile(r"(?<=\d)_(?=\d)")


def rows(document: Any) -> Iterator[Entry]:
    """The models, offers and scores of all files, each as an entry of its own."""
    found = [
        entry for path, value in sorted(mapping(document).items()) for entry in entries(path, value)
    ]
    names = {entry.maker: text(entry.row.get("name")) for entry in found if is_maker(entry)}
    used = [entry for entry in found if not is_maker(entry)]
    yield from (replace(each, maker=names.get(each.maker) or each.maker) for each in used)
    if not used:
        raise WrongForm("no file in it describes a model, an offer or a score")


def listings(entry: Entry) -> Iterator[Listing]:
    """What one entry says: a score, a provider's offer, or facts about a model."""
    if not entry.model:
        raise Unfit("no id")
    whole = Listing(NAME, "", entry.model, maker=entry.maker)
    if is_score(entry):
        yield replace(whole, scores=(_score(entry),))
    elif entry.provider:
        yield replace(
            whole,
            provider=entry.provider,
            facts=_limits(entry.row),
            prices=tuple(_prices(entry.row)),
        )
    else:
        yield replace(whole, name=text(entry.row.get("name")), facts=_facts(entry.row))


def _facts(row: Mapping[str, Any]) -> dict[str, Any]:
    multimodal = row.get("multimodal")
    return {
        "released": day(row.get("release_date")),
        "knowledge_cutoff": month(row.get("knowledge_cutoff")),
        "parameters": count(row.get("param_count")),
        "license": _licence(text(first(row, "license_id", "license"))),
        "multimodal": multimodal if isinstance(multimodal, bool) else None,
    }


def _licence(name: str) -> str:
    """A licence's id as others write it: apache_2_0 is apache-2.0."""
    return _VERSION.sub(".", name).replace("_", "-")


def _limits(row: Mapping[str, Any]) -> dict[str, Any]:
    """What an offer takes and writes at most.

    Of its flags only code execution is told apart from offer to offer: function calling,
    structured output and batch are true nearly everywhere, which is a default and no finding.
    """
    facts: dict[str, Any] = {
        "context_window": count(row.get("max_input_tokens")),
        "max_output": count(row.get("max_output_tokens")),
    }
    return facts | ({"code_execution": True} if first(row, *CODE_EXECUTION) is True else {})


def _prices(row: Mapping[str, Any]) -> Iterator[Price]:
    taken = _usd(row, TAKEN, TAKEN_PER_MILLION)
    written = _usd(row, WRITTEN, WRITTEN_PER_MILLION)
    found = price(Tier.STANDARD, taken, written)
    if found:
        yield found


def _usd(row: Mapping[str, Any], each: tuple[str, ...], million: tuple[str, ...]) -> Decimal | None:
    found = per_million(first(row, *each))
    return found if found is not None else number(first(row, *million))


def _score(entry: Entry) -> Score:
    value = number(entry.row.get("score"))
    if value is None:
        raise Unfit("no score")
    method = text(entry.row.get("analysis_method"), LONGEST_METHOD)
    measured = Measured(mode=method, by=_measurer(entry))
    return Score(text(first(entry.row, *BENCHMARK)), float(value), measured)


def _measurer(entry: Entry) -> str:
    """Who measured: the maker where it says so itself, else LLM-Stats where it stands for it.

    That LLM-Stats verified what a maker reported makes it no measurement of its own.
    """
    if first(entry.row, "is_self_reported", "self_reported") is True:
        return f"{entry.maker or 'its maker'} (self-reported)"
    if entry.row.get("verified") is True:
        return NAME
    raise Unfit("scores without a word on who measured")


FORM = Form(
    name="llm-stats",
    shown="LLM-Stats repository",
    shape=Shape.JSON_FILES,
    licence="CC BY 4.0",
    attribution="Model data and scores: LLM-Stats, https://llm-stats.com, CC BY 4.0; shortened.",
    rows=rows,
    listings=listings,
)
