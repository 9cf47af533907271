"""A message that leaves out what its thread said: what of the reading before still holds."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.conversation.changed import changed
from bot.conversation.joining import COMPARED, joined
from bot.conversation.narrowing import PASSING, narrowed, searched
from bot.conversation.pointing import model_of, pointed
from bot.conversation.recalled import recalled
from bot.questions.rates import is_of_prices
from bot.reading import Asked, Reading, Sought
from bot.reading.sought import PRICE, UNORDERED
from knowledge.names import Mention

TOPICS = (
    "where", "cost", "switch", "alternatives", "profile", "compare", "share", "run", "recommend",
    "changes", "fits", "replace",
)  # fmt: skip
# Cues of leaving a model, which in a comparison only say what takes whose place.
LEAVING = frozenset({
    "switch", "instead", "alternatives", "drop", "changes", "moved", "negative",
})  # fmt: skip


def continued(reading: Reading, previous: Reading) -> Reading:
    """A reading with what it leaves out taken from the one before: its models, topic or limits.

    A follow-up changes one part of the question: "and for vision?" the attribute, "same for Llama
    2?" the model, "at 2M requests?" the traffic. A message with words that nothing explains takes
    nothing; one whose "it" could be two models is asked back.
    """
    remark = reading.has("opinion", "thanks") and not _has_topic(reading)
    if reading.unexplained or remark or _explains(reading, previous):
        return reading
    reading = _with_side(recalled(reading, previous), previous)
    if reading.mentions:
        return _with_named(reading, previous)
    if searched(previous):
        return narrowed(reading, previous)
    return _with_models(reading, previous) if previous.cards else reading


def _explains(reading: Reading, previous: Reading) -> bool:
    """Whether it asks what a word means, not what the models before have: "what's the licence?"."""
    if not reading.has("explain") or reading.has("them", "anew"):
        return False
    scored = any(each.startswith("benchmark:") for each in reading.attributes)
    definite = reading.has("definite") and bool(reading.attributes) and not scored
    return not (previous.cards and definite)


def _with_side(reading: Reading, previous: Reading) -> Reading:
    """The other side of a price asked before: "and output?"."""
    priced = any(each.attribute.endswith("_price") for each in previous.sought)
    if not priced or not reading.sides or reading.sought or reading.priced or reading.has("cost"):
        return reading
    return changed(reading, sought=tuple(Sought(f"{side}_price") for side in reading.sides))


def _has_topic(reading: Reading) -> bool:
    named = reading.sought or reading.traffic or reading.stated or reading.priced
    limited = reading.workloads or reading.openness or reading.provider
    return bool(named or limited) or reading.has(*TOPICS)


def _with_named(reading: Reading, previous: Reading) -> Reading:
    """A message that names models: they join those before, or take their place."""
    if mentions := joined(reading, previous):
        topic = {} if _has_own(reading, previous) else _topic(reading, previous)
        moves = previous.kind == "switch" or reading.has("switch", "instead")
        origin = model_of(mentions[0]) if moves else reading.origin
        found = changed(reading, **{**topic, "mentions": mentions, "origin": origin})
        if previous.kind not in COMPARED:
            return _sized(found, previous)
        return changed(
            _sized(found, previous),
            cues=found.cues - LEAVING,
            head=found.head - LEAVING,
            origin=None,
        )
    if _has_topic(reading) and not (reading.has("same") and not reading.sought):
        return reading
    return changed(reading, **_topic(reading, previous)) if _is_topical(previous) else reading


def _sized(reading: Reading, previous: Reading) -> Reading:
    """ "So it's bigger than X's?" is about what was asked before, if that has an order."""
    asked = next((each.attribute for each in previous.sought), "")
    bare = reading.has("bare_size") and reading.attributes == ("parameters",)
    if not bare or not asked or asked in UNORDERED:
        return reading
    return replace(reading, sought=(Sought(asked, reading.sought[0].direction),))


def _has_own(reading: Reading, previous: Reading) -> bool:
    """Whether it has a topic but for the word that joins it to the one before."""
    asked = reading.sought or reading.traffic or reading.stated or reading.priced
    moves = reading.has("switch") and previous.kind not in COMPARED
    return bool(asked) or moves or reading.has("alternatives", "where", "cost")


def _is_topical(previous: Reading) -> bool:
    return _has_topic(previous) or bool(previous.maker)


def _topic(reading: Reading, previous: Reading) -> dict[str, Any]:
    """What was asked before, but for its models."""
    return {
        "sought": reading.sought or previous.sought,
        "traffic": _completed(reading.traffic, previous.traffic),
        "priced": reading.priced or previous.priced,
        "stated": reading.stated or previous.stated,
        "provider": reading.provider or previous.provider,
        "cues": (reading.cues - {"profile", "anew"}) | (previous.cues - PASSING),
        "head": reading.head - {"profile", "self"},
    }


def _with_models(reading: Reading, previous: Reading) -> Reading:
    """A message without models: it is about those before, or about others that are like them."""
    if reading.has("reverse"):
        turned = previous.mentions[::-1]
        topic = _topic(reading, previous)
        return changed(reading, **{**topic, "mentions": turned, "origin": model_of(turned[0])})
    if reading.has("model", "search") and not reading.has("them", "alternatives", "replace"):
        return reading if reading.sought or reading.openness else _others(reading, previous)
    about = pointed(reading, previous)
    own = "self" in reading.head and not reading.has("anew")
    if own or not (_has_topic(reading) or reading.traffic.per or _says(reading)):
        return reading
    return _about(reading, previous, about)


def _says(reading: Reading) -> bool:
    return reading.has("first", "last", "add")


def _others(reading: Reading, previous: Reading) -> Reading:
    """ "Which ones can then?": models with what was asked of those before."""
    flags = {each.attribute for each in previous.sought} <= UNORDERED
    asks_else = reading.workloads or reading.has("best", "recommend", "superlative")
    if not previous.sought or not flags or asks_else:
        return reading
    return changed(reading, sought=previous.sought, cues=reading.cues - {"negative"})


def _about(reading: Reading, previous: Reading, mentions: Sequence[Mention]) -> Reading:
    if previous.kind == "cost" and reading.priced and reading.attributes in ((), (PRICE,)):
        # "Batch pricing?", "if we run it as batch": of the traffic that was asked about.
        reading = changed(reading, sought=(), cues=reading.cues - {"run", "where"})
    asked = reading.sought or reading.stated or reading.openness
    keeps_cost = bool(reading.traffic or reading.traffic.per) or not asked
    # A tier is of prices: "is it free?" after a question of context asks nothing of the context.
    fits = not reading.priced or is_of_prices(previous.sought) or bool(previous.traffic)
    placed = bool(reading.provider) and not is_of_prices(previous.sought) and not previous.traffic
    keeps = keeps_cost and fits and not reading.has("where", "cost", "alternatives", "switch")
    keeps = keeps and not placed
    goes_on = reading.traffic or reading.traffic.per or (reading.priced and keeps)
    cost = previous.cues & {"cost", "month"} if reading.priced and not asked else frozenset()
    return changed(
        reading,
        mentions=tuple(mentions),
        sought=reading.sought or (previous.sought if keeps else ()),
        traffic=_completed(reading.traffic, previous.traffic) if goes_on else reading.traffic,
        priced=reading.priced or (previous.priced if keeps else reading.priced),
        cues=reading.cues | cost | ({"where"} if placed and not asked else frozenset()),
    )


def _completed(traffic: Asked, before: Asked) -> Asked:
    """Traffic with the tokens of each request, or the requests, as they were before."""
    return Asked(
        traffic.requests or before.requests,
        before.input_tokens if traffic.input_tokens is None else traffic.input_tokens,
        before.output_tokens if traffic.output_tokens is None else traffic.output_tokens,
        traffic.per or before.per,
    )
