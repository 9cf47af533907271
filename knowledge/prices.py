"""The prices of the registry: what models cost per token and per month."""

from knowledge import cost, units
from knowledge.attribute import Attribute, Direction, Phrase

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
