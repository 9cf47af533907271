"""Of the weights listed under a model's name, its maker's are chosen."""

from knowledge.names.key import Keys
from knowledge.sources.decisions import Decisions
from knowledge.sources.listing import Listing
from knowledge.sources.weights import COPIED, UNINSTRUCTED, chosen

DECISIONS = Decisions(Keys(), publishers=frozenset({"acme"}))


def listings(provider: str, *ids: str) -> list[Listing]:
    return [Listing("list", provider, each) for each in ids]


def ids(found: list[Listing]) -> list[str]:
    return [listing.id for listing in found]


def test_the_account_that_offers_name_is_the_makers() -> None:
    offers = listings("cloudy", "relay/Borealis/aurora-1", "aurora-1")
    kept, left_out = chosen(offers, listings("", "borealis/aurora-1", "acme/aurora-1"), DECISIONS)
    assert ids(kept) == ["borealis/aurora-1"]
    assert [(listing.id, reason) for listing, reason in left_out] == [("acme/aurora-1", COPIED)]


def test_else_it_is_a_known_publisher() -> None:
    offers = listings("cloudy", "aurora-1")
    kept, _ = chosen(offers, listings("", "acme/aurora-1", "somebody/aurora-1"), DECISIONS)
    assert ids(kept) == ["acme/aurora-1"]


def test_copies_alone_are_not_taken() -> None:
    kept, left_out = chosen((), listings("", "somebody/aurora-1"), DECISIONS)
    assert not kept
    assert [reason for _, reason in left_out] == [COPIED]


def test_instructed_weights_are_meant_where_there_are_some() -> None:
    weights = listings("", "acme/aurora-1-7b", "acme/aurora-1-7b-instruct")
    kept, left_out = chosen((), weights, DECISIONS)
    assert ids(kept) == ["acme/aurora-1-7b-instruct"]
    assert [reason for _, reason in left_out] == [UNINSTRUCTED]
