"""Whose each spelling is: one model's, or shared by several and asked about."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from knowledge.harvest import Harvested
from knowledge.names.forms import normal_form_of


@dataclass(frozen=True, slots=True)
class Spelt:
    """A model with the spellings its sources have for it, by how well they know: the best first.

    An id is a better claim than a name for people: sellers name a base model like its chat model.
    """

    model: Harvested
    claims: tuple[Sequence[str], ...]


def settled(
    models: Iterable[Spelt],
) -> tuple[tuple[Harvested, ...], Mapping[str, tuple[str, ...]]]:
    """The models with the aliases that are theirs alone, and shared normal forms with their models.

    A form belongs to those with the best claim to it, the model's own id and name before all.
    """
    every = [Spelt(each.model, (_own(each.model), *each.claims)) for each in models]
    owners: dict[str, set[str]] = {}
    for level in zip_longest(*(each.claims for each in every), fillvalue=()):
        found: dict[str, set[str]] = defaultdict(set)
        for each, claim in zip(every, level, strict=True):
            for spelling in claim:
                found[normal_form_of(spelling)].add(each.model.id)
        owners = dict(found) | owners
    owners.pop("", None)
    alone = {form: ids for form, ids in owners.items() if len(ids) == 1}
    shared = {form: tuple(sorted(ids)) for form, ids in owners.items() if len(ids) > 1}
    return tuple(_with_aliases(each, alone) for each in every), shared


def _own(model: Harvested) -> tuple[str, ...]:
    return model.id, model.name


def _with_aliases(spelt: Spelt, alone: Mapping[str, set[str]]) -> Harvested:
    """The model with its spellings, each normal form once."""
    seen = {normal_form_of(spelling) for spelling in _own(spelt.model)}
    kept = []
    for spelling in (each for claim in spelt.claims for each in claim):
        form = normal_form_of(spelling)
        if form not in seen and alone.get(form) == {spelt.model.id}:
            kept.append(spelling)
            seen.add(form)
    return replace(spelt.model, aliases=tuple(kept))
