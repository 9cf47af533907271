"""Old lists are heard only where no other list has a price."""

from dataclasses import replace
from decimal import Decimal

from knowledge.cards import Tier
from knowledge.sources.listed import but_last_resort
from knowledge.sources.listing import Listing, Price

PRICE = Price(Tier.STANDARD, Decimal(1), Decimal(2))
OLD = Listing("tokencost", "some-cloud", "aurora-7b", prices=(PRICE,))
SAID = Listing("tokencost", "", "aurora-7b")
PRICED = Listing("some-list", "other-cloud", "aurora-7b", prices=(PRICE,))
UNPRICED = Listing("some-list", "other-cloud", "aurora-7b", facts={"vision": True})


def kept(*group: Listing) -> tuple[Listing, ...]:
    return but_last_resort({"aurora-7b": group})["aurora-7b"]


def test_an_old_list_offers_nothing_where_another_list_has_a_price() -> None:
    assert kept(OLD, PRICED, UNPRICED) == (SAID, PRICED, UNPRICED)


def test_an_old_list_is_heard_where_no_other_list_has_a_price() -> None:
    assert kept(OLD, UNPRICED) == (OLD, UNPRICED)


def test_a_model_of_an_old_list_alone_stays() -> None:
    assert kept(OLD) == (OLD,)


def test_an_old_price_is_not_kept_for_the_sake_of_another_model() -> None:
    found = but_last_resort({"aurora-7b": (OLD, PRICED), "aurora-1b": (OLD,)})
    assert found == {"aurora-7b": (SAID, PRICED), "aurora-1b": (OLD,)}


def test_an_old_list_says_only_what_no_other_says() -> None:
    old = replace(OLD, facts={"vision": False, "reasoning": True})
    (left, *_) = kept(old, PRICED, UNPRICED)
    assert left.facts == {"reasoning": True}
