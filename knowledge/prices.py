"""The prices of the registry: what models cost per token and per month, at any rate."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from knowledge import cost, units
from knowledge.attribute import Attribute, Direction, Phrase
from knowledge.cards import Tier
from knowledge.facts import Fact
from knowledge.rate import Rate

LOWER = Direction.LOWER

PRICES = (
    Attribute(
        "blended_price", "blended price", cost.blended_price, units.PRICE,
        "USD per 1M tokens on one route, mixed as 3 parts input to 1 part output.",
        ("price", "prices", "pricing", "cost", "costs", "token price", "blended price", "rates",
         "price per token"),
        Phrase("is more expensive", "is the most expensive"),
        Phrase("is cheaper", "is the cheapest"),
        LOWER,
        ("more expensive", "most expensive", "pricier", "priciest", "dearer", "costlier",
         "expensive", "pricey", "costs more", "cost more"),
        ("cheaper", "cheapest", "less expensive", "least expensive", "cheap", "costs less",
         "cost less", "most affordable", "more affordable", "affordable"),
        authored=False,
    ),
    Attribute(
        "input_price", "input price", cost.input_price, units.PRICE,
        "USD per 1M tokens sent to the model, on its cheapest standard route.",
        ("input price", "input cost", "price of input", "input token price", "input tokens price",
         "prompt price", "price per input token", "input pricing", "cost of input"),
        Phrase("has the higher input price", "has the highest input price"),
        Phrase("has the lower input price", "has the lowest input price"),
        LOWER, (), ("cheaper input", "cheapest input"), authored=False,
    ),
    Attribute(
        "output_price", "output price", cost.output_price, units.PRICE,
        "USD per 1M tokens the model writes, on its cheapest standard route.",
        ("output price", "output cost", "price of output", "output token price",
         "output tokens price", "completion price", "price per output token", "output pricing",
         "cost of output"),
        Phrase("has the higher output price", "has the highest output price"),
        Phrase("has the lower output price", "has the lowest output price"),
        LOWER, (), ("cheaper output", "cheapest output"), authored=False,
    ),
    Attribute(
        "monthly_cost", "monthly cost", cost.monthly_cost, units.MONTHLY,
        "USD a month for the default month of 800M input and 250M output tokens, on the cheapest "
        "standard route that has both prices.",
        ("monthly cost", "cost a month", "cost per month", "monthly bill", "monthly price",
         "monthly spend", "monthly costs"),
        Phrase("costs more a month", "costs the most a month"),
        Phrase("costs less a month", "costs the least a month"),
        LOWER, authored=False,
    ),
)  # fmt: skip

# How each price is got from a card at a rate.
OF: Mapping[str, Callable[..., Fact]] = {
    "blended_price": cost.blended_price,
    "input_price": cost.input_price,
    "output_price": cost.output_price,
    "monthly_cost": cost.monthly_cost,
}
# How the name of a price, and a lead on it, go on in another tier than the standard one.
IN_TIER = {
    Tier.BATCH: "in batch",
    Tier.LONG_CONTEXT: "for long prompts",
    Tier.FREE: "on free routes",
    Tier.SUBSCRIPTION: "by subscription",
}


def prices_at(rate: Rate) -> tuple[Attribute, ...]:
    """The prices of the registry as they are at a rate, under the same ids."""
    return tuple(_at(price, rate) for price in PRICES) if rate else PRICES


def how(rate: Rate) -> str:
    """How a price at a rate is said: "in batch", "with 50% of the input cached"; else empty."""
    batch = f"with {rate.in_batch} of the requests in batch" if rate.batch else ""
    return " ".join(part for part in (IN_TIER.get(rate.tier, ""), _from_cache(rate), batch) if part)


def _at(price: Attribute, rate: Rate) -> Attribute:
    return replace(
        price,
        name=f"{price.name} {how(rate)}",
        of=partial(OF[price.id], rate=rate),
        meaning=price.meaning.replace("standard route", f"{rate.tier} route"),
        most=_said_of(price.most, rate),
        least=_said_of(price.least, rate),
    )


def _said_of(phrase: Phrase, rate: Rate) -> Phrase:
    return Phrase(f"{phrase.of_two} {how(rate)}", f"{phrase.of_many} {how(rate)}")


def _from_cache(rate: Rate) -> str:
    if not rate.cached:
        return ""
    return f"with {'all' if rate.cached == 1 else f'{rate.share} of the'} input cached"
