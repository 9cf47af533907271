"""Writes a review down: the figures that a catalog has of a pair, in a file of that day."""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from knowledge.attribute import Attribute
from knowledge.cards import ModelCard
from knowledge.catalog import Catalog, Review, pair_of
from knowledge.cost import DEFAULT_MONTH, cheapest
from knowledge.facts import Fact, Source, SourceKind
from knowledge.locking import alone
from knowledge.sources.authored_reviews import REVIEW_ONLY, review_forms, titled
from knowledge.sources.imported.kept import keep
from knowledge.units import TAGS, Scale

# It follows from the two prices, and no review has had it.
FOLLOWING = "blended_price"


class AlreadyReviewed(Exception):  # noqa: N818 - named by the situation, as the message is
    """A review of the pair of that day is there; the message names its file, in one line."""


def looked_at(
    catalog: Catalog, models: tuple[str, str], day: str, by: str = "", note: str = ""
) -> Review:
    """A review of a pair with the figures that a catalog has on an ISO day.

    It has every attribute that is known of either model, for both, but no tags: these are opinions.
    """
    key = f"{pair_of(*models)}@{day}"
    cards = [catalog.cards[model] for model in models]
    names = {card.id: card.name for card in cards}
    source = Source(key, titled(models, names), SourceKind.REVIEW, day, "MIT")
    recorded = [each for each in catalog.attributes.values() if _is_recorded(each, cards)]
    figures = {
        card.id: {**dict(_figures(card, recorded, source)), **dict(_cheapest(card, source))}
        for card in cards
    }
    return Review(key, models, day, note, figures, by)


def _is_recorded(attribute: Attribute, cards: Sequence[ModelCard]) -> bool:
    if attribute.scale is TAGS or attribute.id == FOLLOWING:
        return False
    return any(attribute.of(card).known for card in cards)


def _figures(
    card: ModelCard, attributes: Sequence[Attribute], source: Source
) -> Iterator[tuple[str, Fact]]:
    for attribute in attributes:
        fact = attribute.of(card)
        yield attribute.id, Fact(
            fact.value, source, source.as_of,
            doubted=fact.doubted, estimate=fact.estimate, measured=fact.measured,
        )  # fmt: skip


def _cheapest(card: ModelCard, source: Source) -> Iterator[tuple[str, Fact]]:
    bill = cheapest(card, DEFAULT_MONTH)
    if bill is not None:
        yield "cheapest_provider", Fact(bill.route.provider, source, source.as_of)


def record(
    folder: Path, others: Sequence[Path], review: Review, attributes: Mapping[str, Attribute]
) -> Path:
    """Write a review into a folder in one step, and return its file.

    AlreadyReviewed if that folder, or another one that is built from, has one of the pair and
    day; BrokenSource if a review there cannot be read; OSError if nothing can be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with alone(folder):
        for place, form in review_forms((folder, *others)):
            if (pair_of(*form.models), form.reviewed) == (review.pair, review.reviewed):
                raise AlreadyReviewed(f"{place.file} is the review of {review.reviewed} already")
        path = folder / f"{review.key}.toml"
        keep(path, toml_of(review, attributes).encode())
    return path


def toml_of(review: Review, attributes: Mapping[str, Attribute]) -> str:
    """A review as its file has it, the way that the reader of reviews reads it."""
    scales = {name: attribute.scale for name, attribute in attributes.items()} | REVIEW_ONLY
    head = {"id": review.id, "models": list(review.models), "reviewed": review.reviewed}
    said = {name: text for name, text in (("by", review.by), ("note", review.note)) if text}
    lines = [f"{name} = {_quoted(value)}" for name, value in (head | said).items()]
    for model, figures in review.figures.items():
        lines += ["", f"[figures.{_quoted(model)}]"]
        lines += [f"{_key(name)} = {_fact(fact, scales[name])}" for name, fact in figures.items()]
    return "\n".join(lines) + "\n"


def _fact(fact: Fact, scale: Scale) -> str:
    """A figure: by itself where nothing is said of it, else a table of what is."""
    if not fact.known:
        return f"{{ unknown = {_quoted(str(fact.value))} }}"
    how = fact.measured
    said = {
        "doubted": fact.doubted,
        "estimate": fact.estimate,
        "variant": how.variant,
        "mode": how.mode,
        "harness": how.harness,
        "measured_by": how.by,
    }
    value = _quoted(_value(fact.value, scale))
    rest = "".join(f", {name} = {_quoted(each)}" for name, each in said.items() if each)
    return f"{{ value = {value}{rest} }}" if rest else value


def _value(value: Any, scale: Scale) -> Any:
    if not scale.unit:
        return value
    number = f"{value.normalize():f}" if isinstance(value, Decimal) else value
    return f"{number} {scale.unit}"


def _key(name: str) -> str:
    return name if name.replace("_", "").isalnum() and name.isascii() else _quoted(name)


def _quoted(value: Any) -> str:
    """A text, a flag or a list, which TOML writes as JSON does."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
