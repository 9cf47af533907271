"""What a spelling can come to: one model, several, or none that the catalog has."""

from dataclasses import dataclass

from knowledge.cards import ModelCard


@dataclass(frozen=True, slots=True)
class Resolved:
    """One model; `exact` unless words were put right, left out or in another order.

    `older` are the releases before it, where a tier's word alone was read as the newest.
    """

    card: ModelCard
    exact: bool = True
    older: tuple[ModelCard, ...] = ()


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several models it could be, or one it does not quite name; the likeliest first."""

    cards: tuple[ModelCard, ...]


@dataclass(frozen=True, slots=True)
class UnknownName:
    """No model of the catalog; `nearest` ones to offer, at most three."""

    nearest: tuple[ModelCard, ...]


Match = Resolved | Ambiguous | UnknownName


@dataclass(frozen=True, slots=True)
class Mention:
    """A model's name as found in a text: where (in runs; `at` in signs), how written, what it is.

    A weak mention is an ordinary word or a bare family, and counts only beside other evidence.
    """

    start: int
    end: int
    spelling: str
    match: Match
    weak: bool = False
    at: int = 0
