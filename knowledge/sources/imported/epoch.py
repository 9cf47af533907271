"""Epoch AI's tables of benchmark scores: a row for each model version and benchmark."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from knowledge.facts import Measured
from knowledge.sources.imported.fields import day, items, mapping, number, text
from knowledge.sources.imported.form import Form, Shape, Unfit, WrongForm
from knowledge.sources.listing import Listing, Score

BY = "Epoch AI"
MODEL = ("model version", "model_version", "model_id", "model")
NAME = ("display name", "display_name", "name", "model")
MAKER = ("organization", "organisation")
BENCHMARK = ("benchmark", "benchmark name", "benchmark_name", "task")
SCORE = ("best score (across scorers)", "mean_score", "score", "performance", "accuracy")
RELEASED = ("release date", "release_date", "version release date")
RUN = ("started at", "started_at")
OWN_RUNS = ("epoch", "internal")
LONGEST_SOURCE = 60
# "o3-mini-2025-01-31_high", "claude-3-7-sonnet-20250219_16K": how hard the model was to think.
_MODE = re.compile(r"(.+)_(none|minimal|low|medium|high|xhigh|max|\d{1,3}[kK])\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """A row by its column names in lower case, and the benchmark its file is named after."""

    row: Mapping[str, str]
    file: str

    def first(self, names: tuple[str, ...]) -> str:
        """What the row has under the first of several names it says anything under."""
        return next((found for name in names if (found := text(self.row.get(name)))), "")


def rows(document: Any) -> Iterator[Line]:
    """The rows of all tables that have a model and a score."""
    found = False
    for path, table in sorted(mapping(document).items()):
        for each in items(table):
            row = {str(key).lower(): value for key, value in mapping(each).items()}
            if any(name in row for name in MODEL) and any(name in row for name in SCORE):
                found = True
                yield Line(row, PurePosixPath(path).stem)
    if not found:
        raise WrongForm('no table in it has the columns "Model version" and a score')


def listings(line: Line) -> Iterator[Listing]:
    """The score of one row; Unfit where model, benchmark or score is missing."""
    version, score = line.first(MODEL), number(line.first(SCORE))
    if not version:
        raise Unfit("no id")
    if score is None:
        raise Unfit("no score")
    told = _MODE.match(version)
    model, effort = (told[1], told[2]) if told else (version, "")
    mode = "" if not effort else f"effort {effort}" if effort.isalpha() else f"thinking {effort}"
    measured = Measured(mode=mode, by=_measurer(text(line.row.get("source"), LONGEST_SOURCE)))
    yield Listing(
        source=BY,
        provider="",
        id=model,
        name=line.first(NAME) if line.first(NAME) != version else "",
        maker=line.first(MAKER),
        facts={"released": day(line.first(RELEASED))},
        scores=(Score(line.first(BENCHMARK) or line.file, float(score), measured),),
        as_of=day(line.first(RUN)),
    )


def _measurer(source: str) -> str:
    """Epoch for its own runs, else whom the row names."""
    if not source or any(word in source.lower() for word in OWN_RUNS):
        return BY
    return f"{source}, as listed by {BY}"


FORM = Form(
    name="epoch",
    shown="Epoch AI benchmark table",
    shape=Shape.TABLES,
    licence="CC BY 4.0 (Epoch AI's data hub; to be checked for other files)",
    attribution="Benchmark scores: Epoch AI, https://epoch.ai/benchmarks, CC BY 4.0; shortened.",
    rows=rows,
    listings=listings,
)
