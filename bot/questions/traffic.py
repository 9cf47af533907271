"""The traffic of a cost question: what was written, as a month, and what was assumed."""

from decimal import Decimal

from bot.library import Library
from bot.reading import Asked
from knowledge.cost import DEFAULT_INPUT, DEFAULT_MONTH, DEFAULT_OUTPUT, DEFAULT_REQUESTS, Traffic
from knowledge.units import short_count

# A month of 30 days: what "per day" and "per week" are multiplied by.
MONTHS_WORTH = {"day": Decimal(30), "week": Decimal(30) / 7}


def month_of(asked: Asked) -> Traffic:
    """A month's tokens for the traffic that was written; what was left out is the default's.

    A day counts 30 times, a week 30/7 times.
    """
    if not asked:
        return DEFAULT_MONTH
    factor = MONTHS_WORTH.get(asked.per or "", Decimal(1))
    if asked.requests is None:
        into, out = asked.input_tokens or 0, asked.output_tokens or 0
        return Traffic(int(into * factor), int(out * factor))
    requests = asked.requests * factor
    into = DEFAULT_INPUT if asked.input_tokens is None else asked.input_tokens
    out = DEFAULT_OUTPUT if asked.output_tokens is None else asked.output_tokens
    return Traffic(int(requests * into), int(requests * out), int(requests))


def assumption(library: Library, asked: Asked, traffic: Traffic, *, settled: bool = False) -> str:
    """The traffic an answer assumed, in a sentence; `settled` if it is the channel's own."""
    guessed = bool(asked.requests) and None in (asked.input_tokens, asked.output_tokens)
    return library.wording.say(
        "cost",
        "assumed" if asked else "default",
        input=short_count(traffic.input_tokens),
        output=short_count(traffic.output_tokens),
        requests=short_count(asked.requests) if asked.requests else "",
        per=asked.per,
        guessed=guessed,
        settled=settled,
        default_requests=short_count(DEFAULT_REQUESTS),
        default_input=DEFAULT_INPUT,
        default_output=DEFAULT_OUTPUT,
        tier=library.rate.tier,
        cached=library.rate.share if library.rate.cached else "",
        batch=library.rate.in_batch if library.rate.batch else "",
    )
