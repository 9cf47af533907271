"""OpenRouter's export of benchmark results: scores by model and provider, run by OpenRouter."""

from collections.abc import Iterator, Mapping
from typing import Any

from knowledge.facts import Measured
from knowledge.sources.imported.fields import day, first, items, mapping, number, text
from knowledge.sources.imported.form import Form, Shape, Unfit, WrongForm
from knowledge.sources.listing import Listing, Score

LISTS = ("data", "rows", "results", "entries", "leaderboard", "benchmarks")
MODEL = ("model", "model_id", "model_slug", "model_permaslug", "canonical_slug", "slug")
PROVIDER = ("provider", "provider_slug", "provider_name", "provider_id")
BENCHMARK = ("benchmark", "benchmark_id", "benchmark_slug", "benchmark_name", "eval")
SCORE = ("score", "average_score", "avg_score", "mean_score", "mean", "accuracy")
MODE = ("mode", "reasoning_effort", "effort")
# Where a row holds several benchmarks, the columns they are in.
COLUMNS = ("gpqa_diamond", "gpqa", "tau2_bench_airline", "tau2_bench_retail", "tau2_bench_telecom")
DATE = ("as_of", "window_end", "date", "updated_at")
BY, HARNESS = "OpenRouter", "OpenRouter benchmark runs"
LONGEST_MODE = 40
LONGEST_ATTRIBUTION = 500


def rows(document: Any) -> Iterator[Any]:
    """The rows of an export, wherever it keeps them."""
    found = next((each for each in _lists(document) if any(_model(row) for row in each)), None)
    if found is None or not any(list(_scores(mapping(row))) for row in found):
        raise WrongForm("there is no list of models with benchmark scores")
    yield from found


def listings(row: Any) -> Iterator[Listing]:
    """The scores of one row: of one benchmark, or of one in each column."""
    result = mapping(row)
    model = _model(row)
    if not model:
        raise Unfit("no id")
    mode = text(first(result, *MODE), LONGEST_MODE)
    measured = Measured(mode=mode, harness=HARNESS, by=BY)
    scores = tuple(Score(name, value, measured) for name, value in _scores(result))
    if not scores:
        raise Unfit("no score")
    yield Listing(
        source=BY,
        provider=text(first(result, *PROVIDER)),
        id=model.partition(":")[0],
        maker=model.partition("/")[0] if "/" in model else "",
        scores=scores,
        as_of=day(first(result, *DATE)),
    )


def said(document: Any) -> str:
    """The attribution that the export itself asks for."""
    whole = mapping(document)
    for place in (whole, mapping(whole.get("meta")), mapping(whole.get("metadata"))):
        if found := text(first(place, "attribution", "citation"), LONGEST_ATTRIBUTION):
            return found
    return ""


def _lists(document: Any) -> Iterator[list[Any]]:
    if isinstance(document, list):
        yield document
    whole = mapping(document)
    for name in LISTS:
        if isinstance(whole.get(name), list):
            yield items(whole[name])
        elif isinstance(whole.get(name), dict):
            yield from _lists(whole[name])


def _model(row: Any) -> str:
    return text(first(mapping(row), *MODEL))


def _scores(result: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    """Benchmark and score: of the row's own benchmark, else of those in its columns."""
    name = text(first(result, *BENCHMARK))
    columns = {column: result.get(column) for column in COLUMNS}
    columns |= mapping(result.get("scores"))
    for benchmark, value in ({name: first(result, *SCORE)} if name else columns).items():
        score = number(value)
        if score is not None:
            yield benchmark, float(score)


FORM = Form(
    name="openrouter-benchmarks",
    shown="OpenRouter benchmark export",
    shape=Shape.JSON,
    licence="CC BY 4.0",
    attribution="Benchmark results: OpenRouter, https://openrouter.ai, CC BY 4.0; shortened.",
    rows=rows,
    listings=listings,
    said=said,
)
