"""A thread's last reading as text, for where it outlives the process: ids and figures, no words."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Annotated

from pydantic import PlainSerializer, TypeAdapter, ValidationError

from bot.reading import Asked, Reading, Sought, Stated
from bot.reading.reading import Priced
from knowledge.attribute import Direction
from knowledge.cards import ModelCard
from knowledge.names import Mention, Resolved

# In one order, so that one reading has one text.
Names = Annotated[frozenset[str], PlainSerializer(sorted, return_type=list[str])]


@dataclass(frozen=True, slots=True)
class KeptValue:
    """A value stated, with the sort of number or text that it is."""

    attribute: str
    whole: int | None = None
    exact: Decimal | None = None
    text: str | None = None
    direction: Direction | None = None
    strict: bool = False
    step: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a thread keeps of a reading; `models` and `open` are ids."""

    kind: str
    models: tuple[str, ...]
    open: tuple[str, ...]
    origin: str | None
    sought: tuple[Sought, ...]
    cues: Names
    head: Names
    direction: Direction | None
    traffic: Asked
    priced: Priced
    maker: str | None
    provider: str | None
    openness: str | None
    workloads: tuple[str, ...]
    terms: tuple[str, ...]
    top: int | None
    values: tuple[KeptValue, ...]
    factor: Decimal | None


_TEXT = TypeAdapter(Kept)
# The fields that a reading and what is kept of it both have.
_SAME = tuple(
    field.name for field in fields(Kept) if field.name not in {"models", "open", "values"}
)


def written(reading: Reading) -> str:
    """A remembered reading as JSON."""
    kept = Kept(
        models=tuple(card.id for card in reading.cards),
        open=tuple(card.id for card in reading.open),
        values=tuple(_kept(each) for each in reading.stated),
        **{name: getattr(reading, name) for name in _SAME},
    )
    return _TEXT.dump_json(kept).decode()


def remembered(text: str, cards: Mapping[str, ModelCard]) -> Reading | None:
    """The reading of a text, with the models that are still there; None where it cannot be read."""
    try:
        kept = _TEXT.validate_json(text)
    except ValidationError:  # of another version of Versus
        return None
    return Reading(
        mentions=tuple(
            Mention(0, 0, "", Resolved(cards[each])) for each in kept.models if each in cards
        ),
        open=tuple(cards[each] for each in kept.open if each in cards),
        stated=tuple(_stated(each) for each in kept.values),
        **{name: getattr(kept, name) for name in _SAME},
    )


def _kept(stated: Stated) -> KeptValue:
    value = stated.value
    return KeptValue(
        stated.attribute,
        value if isinstance(value, int) else None,
        value if isinstance(value, Decimal) else None,
        value if isinstance(value, str) else None,
        stated.direction,
        stated.strict,
        stated.step,
    )


def _stated(kept: KeptValue) -> Stated:
    value = next((each for each in (kept.whole, kept.exact, kept.text) if each is not None), "")
    return Stated(kept.attribute, value, kept.direction, kept.strict, kept.step)
