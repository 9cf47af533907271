"""What kinds of question share when they turn a reading into slots and next steps."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.reading import Asked, Reading
from bot.reply import Step
from knowledge.attribute import Direction
from knowledge.cards import ModelCard
from knowledge.search import Criteria

LIMIT_SLOTS = {
    ("context_window", Direction.HIGHER): "min_context",
    ("context_window", Direction.LOWER): "max_context",
    ("input_price", Direction.LOWER): "max_input_price",
    ("output_price", Direction.LOWER): "max_output_price",
    ("released", Direction.HIGHER): "released_after",
    ("released", Direction.LOWER): "released_before",
}


# What speaks of models, though it names none.
OF_MODELS = ("model", "search", "inverted", "which")


def traffic_slots(asked: Asked) -> Mapping[str, Any]:
    """The slots of the traffic that was written; empty where none was."""
    found = {
        "requests": asked.requests,
        "input_tokens": asked.input_tokens,
        "output_tokens": asked.output_tokens,
        "per": asked.per if asked else None,
    }
    return {name: value for name, value in found.items() if value is not None}


def ids(reading: Reading) -> tuple[str, ...]:
    """The ids of the models that were resolved."""
    return tuple(card.id for card in reading.cards)


def ask_steps(*steps: tuple[str, str]) -> tuple[Step, ...]:
    """Next steps from labels and questions, at most three."""
    return tuple(Step(label, ask) for label, ask in steps[:3])


def pair_steps(cards: Sequence[ModelCard], *wanted: str) -> tuple[Step, ...]:
    """Next steps for models that were compared: what else people ask of them."""
    names = " vs ".join(card.name for card in cards)
    both = " and ".join(card.name for card in cards)
    offers = {
        "overview": ("Full comparison", f"compare {names}"),
        "cost": ("Monthly cost", f"monthly cost of {names}"),
        "context": ("Context window", f"which has the larger context, {names}?"),
        "providers": ("Where to run", f"which providers have {both}?"),
        "profile": ("Profile", f"tell me about {names}"),
        "alternatives": ("Alternatives", f"alternatives to {names}"),
        "switch": ("Switching", f"switch from {' to '.join(card.name for card in cards)}"),
    }
    pair = len(cards) == 2
    return ask_steps(*(offers[name] for name in wanted if pair or name != "switch"))


def is_asked(reading: Reading) -> bool:
    """Whether a message without a model reads as a question or request, not as a remark.

    "GPQA?" and "cheapest model" do; "the price is right" and "our model is open" do not.
    """
    asks = (
        "asks", "which", "where", "search", "model", "explain", "recommend", "changes", "compare",
        "superlative", "order",
    )  # fmt: skip
    if "asks" in reading.head and "asserts" in reading.head and not reading.has(*OF_MODELS):
        return False  # "is the review open to everyone?"
    placed = reading.maker or reading.provider or reading.has(*OF_MODELS)
    if "superlative" in reading.head and reading.has("asserts") and not placed:
        return False  # "the cheapest option is to do nothing"
    if reading.has("question_mark", "wish") or not reading.head.isdisjoint(asks):
        return True
    return not reading.has("asserts") and "self" not in reading.head


def is_beyond(reading: Reading) -> bool:
    """Whether one model is only the measure: "models cheaper than GPT-4 Turbo"."""
    directed = [each.attribute for each in reading.sought if each.direction]
    compared = reading.has("than", "alternatives") or "released" in directed
    several = reading.has("model", "search", "alternatives") or "which" in reading.head
    alone = not reading.has("asserts", "claim", "them", "asks", "question_mark")
    return len(reading.cards) == 1 and bool(directed) and compared and (several or alone)


def criteria_slots(criteria: Criteria) -> Mapping[str, Any]:
    """The slots of what was searched for."""
    found: dict[str, Any] = {}
    flags = [limit.attribute for limit in criteria.limits if limit.value is True]
    for limit in criteria.limits:
        name = LIMIT_SLOTS.get((limit.attribute, limit.direction))
        if limit.attribute == "openness":
            found["openness"] = limit.value
        elif name:
            value = limit.value
            found[name] = value if isinstance(value, int | str) else float(value)
    named = {
        "capabilities": flags,
        "vendor": criteria.maker,
        "provider": criteria.provider,
        "limit": criteria.top,
    }
    return found | {name: value for name, value in named.items() if value}
