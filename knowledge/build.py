"""Sources -> catalog.db: harvest, merge, check, write in one step."""

from dataclasses import dataclass, replace
from pathlib import Path

from knowledge import storage
from knowledge.harvest import Harvest
from knowledge.rows import Tables, tables
from knowledge.sources import authored, listed
from knowledge.sources.authored_reviews import titled
from knowledge.sources.imported.kept import kept


@dataclass(frozen=True, slots=True)
class Inputs:
    """Where a build reads from: authored files, wheels, the folders of imports and of reviews.

    Without wheels the catalog is of the authored facts alone. `reviews` are those of an operator,
    beside the authored ones.
    """

    authored: Path = authored.AUTHORED
    wheels: Path | None = None
    imports: Path | None = None
    reviews: Path | None = None


def build(path: Path, inputs: Inputs) -> Tables:
    """Build the catalog at `path` and return its rows.

    BrokenSource, with one line that names source, entry and field, if anything may not ship;
    the catalog that was there then stays.
    """
    found = tables(harvest(inputs))
    storage.write(path, found)
    return found


def harvest(inputs: Inputs) -> Harvest:
    """Everything the inputs give, merged a model at a time; BrokenSource as for `build`."""
    reviews = (inputs.reviews,) if inputs.reviews else ()
    written = authored.harvest(inputs.authored, reviews)
    if inputs.wheels is None:
        return _reviewed(written)
    imports = kept(inputs.imports, written.benchmarks) if inputs.imports else ()
    return _reviewed(listed.merged(written, inputs.authored, inputs.wheels, imports))


def _reviewed(found: Harvest) -> Harvest:
    """With the reviews whose models are both there, cited by the names that those have now."""
    names = {model.id: model.name for model in found.models}
    missing = {
        review.id: [model for model in review.models if model not in names]
        for review in found.reviews
    }
    kept_reviews = {review.id: review for review in found.reviews if not missing[review.id]}
    return replace(
        found,
        reviews=tuple(kept_reviews.values()),
        sources=tuple(
            replace(source, name=titled(kept_reviews[source.id].models, names))
            if source.id in kept_reviews
            else source
            for source in found.sources
        ),
        left_out=tuple(
            f"review {review}: there is no model {' and no model '.join(models)}"
            for review, models in missing.items()
            if models
        ),
    )
