"""Chooses, of the weights that are listed under a model's name, those that are the model's own."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from knowledge.sources.decisions import Decisions
from knowledge.sources.listing import Listing

UNOFFERED = "weights that nobody offers"
COPIED = "weights that are not of the model's maker"
UNINSTRUCTED = "weights before instruction"

LeftOut = list[tuple[Listing, str]]


def chosen(
    offers: Iterable[Listing], weights: Iterable[Listing], decisions: Decisions
) -> tuple[list[Listing], LeftOut]:
    """The weights that the offers of a model are of, and the others with the reason against them.

    They come from one account: one that offers name before the model, else a known publisher. If
    some of them are instructed, those are meant.
    """
    named = Counter(_account(offer.id) for offer in offers)
    accounts: dict[str, list[Listing]] = defaultdict(list)
    for listing in weights:
        accounts[_account(listing.id)].append(listing)
    makers = [each for each in accounts if named[each] or each in decisions.publishers]
    best = min(makers, key=lambda account: (-named[account], account), default="")
    own = accounts.pop(best, [])
    instructed = [listing for listing in own if _is_instructed(listing, decisions)]
    kept = instructed or own
    left_out = [(listing, UNINSTRUCTED) for listing in own if listing not in kept]
    left_out += [(listing, COPIED) for copies in accounts.values() for listing in copies]
    return kept, left_out


def _account(offer: str) -> str:
    """The account of an id such as "openrouter/qwen/qwen3-8b", in lower case."""
    return offer.lower().rpartition("/")[0].rpartition("/")[2]


def _is_instructed(listing: Listing, decisions: Decisions) -> bool:
    return "instruct" in decisions.keys.key_of(listing.id).marks
