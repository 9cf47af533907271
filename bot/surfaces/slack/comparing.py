"""The form of a comparison: models, what to compare them on, traffic; and the question it asks."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from bot.reply import Reply
from bot.surfaces.slack.forms import (
    View,
    aside,
    field,
    filled,
    menu,
    modal,
    number,
    option,
    typed_menu,
    whole,
)
from bot.surfaces.slack.wording import TOO_FEW_MODELS, TRAFFIC_HINT, TRAFFIC_OF_COST
from knowledge.catalog import Catalog

COMPARE, MODELS = "compare", "models"
OVERVIEW, COST = "overview", "monthly_cost"
MOST_MODELS = 5
MOST_TOKENS = 10**15
TRAFFIC = {"requests": "Requests a month", "input": "Input tokens", "output": "Output tokens"}
# A handful of tokens is not read as traffic: no request is that short.
LEAST = {"requests": 1, "input": 10, "output": 10}
# Tags of a review, which nothing is compared on.
_TAGS = frozenset({"decision_fit", "best_for"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was filled in, as far as it is of use; `errors` say what is not, by input."""

    models: tuple[str, ...]
    attribute: str
    traffic: Mapping[str, int]
    errors: Mapping[str, str]


def comparison_form(catalog: Catalog, metadata: str) -> View:
    """The empty form; `metadata` comes back with it."""
    blocks = [
        field(MODELS, "Models", typed_menu([], MOST_MODELS, "Type a name"), needed=True),
        field("attribute", "Compared on", menu(_attributes(catalog), OVERVIEW), needed=True),
        *(field(name, label, number(LEAST[name], MOST_TOKENS)) for name, label in TRAFFIC.items()),
        aside("traffic", TRAFFIC_HINT),
    ]
    return modal(COMPARE, "Compare models", blocks, submit="Compare", private_metadata=metadata)


def compared(view: Mapping[str, Any], catalog: Catalog) -> Comparison:
    """Read a form that was sent; models and attribute come from outside and are looked up."""
    given = filled(view)
    models = tuple(dict.fromkeys(each for each in given.get(MODELS) or () if each in catalog.cards))
    attribute = str(given.get("attribute") or OVERVIEW)
    traffic, errors = _traffic(given)
    if len(models) < 2:
        errors[MODELS] = TOO_FEW_MODELS
    if attribute not in {OVERVIEW, *catalog.attributes}:
        attribute = OVERVIEW
    if traffic and attribute != COST:
        errors["attribute"] = TRAFFIC_OF_COST
    return Comparison(models[:MOST_MODELS], attribute, traffic, errors)


def answered(
    ask: Callable[[str], Reply], catalog: Catalog, comparison: Comparison
) -> tuple[str, Reply]:
    """The question that a form asks, and its answer.

    It names models by id; where that is read otherwise, by name.
    """
    names = [catalog.cards[each].name for each in comparison.models if each in catalog.cards]
    first = _question(catalog, comparison, comparison.models)
    for asked in (first, _question(catalog, comparison, names)):
        reply = ask(asked)
        if reply.receipt.models == comparison.models:
            return asked, reply
    return first, ask(first)


def _question(catalog: Catalog, comparison: Comparison, names: Sequence[str]) -> str:
    among = " vs ".join(names)
    if comparison.attribute == OVERVIEW:
        return among
    attribute = catalog.attributes[comparison.attribute].name
    return f"{attribute}: {among}{''.join(_at(comparison.traffic))}"


def _at(traffic: Mapping[str, int]) -> Iterator[str]:
    """Traffic in words: tokens are of each request where requests are given, else of the month."""
    tokens = [f"{traffic[side]} {side} tokens" for side in ("input", "output") if side in traffic]
    if "requests" in traffic:
        yield f" at {traffic['requests']} requests a month"
        yield f" of {' and '.join(tokens)} each" if tokens else ""
    elif tokens:
        yield f" at {' and '.join(tokens)} a month"


def _attributes(catalog: Catalog) -> list[dict[str, Any]]:
    named = (each for each in catalog.attributes.values() if each.id not in _TAGS)
    options = (option(each.name[:1].upper() + each.name[1:], each.id) for each in named)
    return [option("Everything that tells them apart", OVERVIEW), *islice(options, 99)]


def _traffic(given: Mapping[str, Any]) -> tuple[dict[str, int], dict[str, str]]:
    """The numbers that were given, and which inputs have none that can be worked with."""
    read = {name: whole(given.get(name), LEAST[name], MOST_TOKENS) for name in TRAFFIC}
    traffic = {name: each for name, each in read.items() if isinstance(each, int)}
    return traffic, {name: each for name, each in read.items() if isinstance(each, str)}
