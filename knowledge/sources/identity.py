"""Groups listings into models: which of the ids that sources list are one and the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge.names.forms import normal_form_of
from knowledge.names.tries import without_active
from knowledge.sources.decisions import Decisions, decided
from knowledge.sources.listing import Listing
from knowledge.sources.weights import UNOFFERED, LeftOut, chosen

__all__ = ["Decisions", "Grouped", "decided", "group", "grouped"]

Models = Mapping[str, tuple[Listing, ...]]


@dataclass(frozen=True, slots=True)
class Grouped:
    """Listings by model id, in order; and what was left out, with the reason against each.

    `shared` has the normal forms of ids that are ids of several models, with those models.
    """

    models: Models
    left_out: tuple[tuple[Listing, str], ...]
    shared: Mapping[str, tuple[str, ...]]


def group(listings: Iterable[Listing], decisions: Decisions) -> Models:
    """Listings by the id of their model, in order of id, without those of no model."""
    return grouped(listings, decisions).models


def grouped(listings: Iterable[Listing], decisions: Decisions) -> Grouped:
    """Listings by model, with what was left out and what is spelled alike.

    Lists of weights and of scores add to models that an offer, a list of models or an author
    knows, and make none themselves.
    """
    models: dict[str, list[Listing]] = defaultdict(list)
    adding: dict[str, list[Listing]] = defaultdict(list)
    left_out: LeftOut = []
    for listing in listings:
        model, reason = decisions.placed(listing.id, listing.name)
        if reason:
            left_out.append((listing, reason))
        else:
            (models if _makes_models(listing, decisions) else adding)[model].append(listing)
    for short, whole in list(_but_for_active(models)):
        models[whole] += models.pop(short)
        adding[whole] += adding.pop(short, [])
    for model, added in adding.items():
        left_out += _add(models, model, added, decisions)
    ordered = {model: _ordered(models[model]) for model in sorted(models)}
    return Grouped(ordered, tuple(left_out), dict(_shared(ordered)))


def spellings(model: str, models: Models, decisions: Decisions) -> tuple[str, ...]:
    """How a model is written: its ids, its names, and what decisions say.

    A name that is another model's by its key is no spelling: sources also err in names.
    """
    listed = models.get(model, ())
    names = (listing.name for listing in listed if listing.name)
    own = (name for name in names if _is_own(decisions.model_of(name), model, models))
    ids = (listing.id for listing in listed)
    return tuple(dict.fromkeys((*ids, *own, *decisions.spellings(model))))


def _makes_models(listing: Listing, decisions: Decisions) -> bool:
    if listing.source in decisions.weights:
        return False
    return bool(listing.provider or listing.facts or listing.prices)


def _but_for_active(models: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Ids that lack only the active parameters of another, with that other, if it is one."""
    whole: dict[str, list[str]] = defaultdict(list)
    for model in models:
        whole[without_active(model)].append(model)
    for short, found in whole.items():
        others = [model for model in found if model != short]
        if short in models and len(others) == 1:
            yield short, others[0]


def _add(
    models: dict[str, list[Listing]], model: str, added: list[Listing], decisions: Decisions
) -> LeftOut:
    """Add weights and scores to a model, if there is one; what did not fit comes back."""
    if model not in models and model not in decisions.written:
        return [(listing, UNOFFERED) for listing in added]
    weights = [listing for listing in added if listing.source in decisions.weights]
    scores = [listing for listing in added if listing.source not in decisions.weights]
    kept, left_out = chosen(models[model], weights, decisions)
    models[model] += scores + kept
    return left_out


def _is_own(named: str, model: str, models: Models) -> bool:
    return named == model or named not in models


def _shared(models: Models) -> Iterator[tuple[str, tuple[str, ...]]]:
    owners: dict[str, set[str]] = defaultdict(set)
    for model, listings in models.items():
        for listing in listings:
            owners[normal_form_of(listing.id)].add(model)
    for form in sorted(owners):
        if len(owners[form]) > 1:
            yield form, tuple(sorted(owners[form]))


def _ordered(listings: Iterable[Listing]) -> tuple[Listing, ...]:
    return tuple(
        sorted(listings, key=lambda listing: (listing.source, listing.provider, listing.id))
    )
