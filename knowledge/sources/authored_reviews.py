"""Reviews as they were written down: of the repository, and of an operator's own folder."""

from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path

from knowledge.attribute import Attribute
from knowledge.catalog import Review
from knowledge.facts import Source, SourceKind
from knowledge.sources.authored_checks import check_reviews
from knowledge.sources.authored_facts import FactReader
from knowledge.sources.authored_files import Files, Place
from knowledge.sources.authored_forms import ReviewForm
from knowledge.units import TEXT

# The folder of reviews, under that of the authored files and that of VERSUS_DATA.
REVIEWS = "reviews"
# Figures of a review that are no attributes of a model.
REVIEW_ONLY = {"cheapest_provider": TEXT}
Forms = tuple[tuple[Place, ReviewForm], ...]


def review_forms(folders: Iterable[Path]) -> Forms:
    """Every review in some folders, checked; BrokenSource where two of them are one."""
    found = tuple(
        each for folder in folders for each in Files(folder.parent).folder(folder.name, ReviewForm)
    )
    check_reviews(found)
    return found


def review_sources(forms: Forms, names: Mapping[str, str]) -> Iterator[Source]:
    """What each review is as a source of facts; `names` are those of the models that have one."""
    for _, form in forms:
        yield Source(form.id, titled(form.models, names), SourceKind.REVIEW, form.reviewed, "MIT")


def titled(models: tuple[str, str], names: Mapping[str, str]) -> str:
    """How a review is cited: "Versus review, Kimi K2 vs Qwen3.5-4B"; by the id without a name."""
    return f"Versus review, {' vs '.join(names.get(model, model) for model in models)}"


def reviews_of(
    forms: Forms, attributes: Mapping[str, Attribute], facts: FactReader
) -> Iterator[Review]:
    """The reviews with their figures; BrokenSource where one cannot be read."""
    scales = {name: attribute.scale for name, attribute in attributes.items()} | REVIEW_ONLY
    for place, form in forms:
        _assure_attributes(place, form, scales)
        figures = {
            model: {
                name: facts.fact(place, f"figures.{model}.{name}", fact, form.id, scales[name])
                for name, fact in given.items()
            }
            for model, given in form.figures.items()
        }
        yield Review(form.id, form.models, form.reviewed, form.note, figures, form.by)


def _assure_attributes(place: Place, form: ReviewForm, scales: Container[str]) -> None:
    for model, given in form.figures.items():
        for name in given:
            if name not in scales:
                raise place.fault(f"figures.{model}.{name}", "no such attribute")
