"""A watch fires when a model comes in, leaves or takes the lead; and then from what to what."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.announcements.anchors import (
    Anchor,
    Figures,
    Fired,
    Lead,
    Moved,
    anchor_of,
    fired_of,
    text_of,
)
from bot.announcements.topics import Watch
from bot.announcements.watching import anchor, fired, looked
from bot.announcements.wishes import topic_in
from bot.library import Library
from bot.responder import Responder
from bot.wording import Wording
from knowledge.catalog import Catalog
from knowledge.facts import Unknown
from tests.days import TODAY
from tests.small import catalog, fact, model

WORDING = Wording()
WISH = "anything with vision and 200k under $1 output"
CHEAPEST = "cheapest with vision"
PRICES: Mapping[str, str | None] = {
    "Tern 1": "0.10 0.50", "Tern 2": "0.20 0.80", "Tern 3": "0.30 1.20", "Tern 4": None,
    "Tern 5": "0.05 0.10",
}  # fmt: skip
WINDOWS = dict.fromkeys(PRICES, 262_144)


def birds(
    prices: Mapping[str, str | None] = PRICES,
    windows: Mapping[str, object] = WINDOWS,
    blind: str = "Tern 5",
) -> Catalog:
    return catalog(
        model(
            name,
            {"context_window": windows[name], "vision": name != blind},
            {"north": price} if price else {},
        )
        for name, price in prices.items()
    )


def library(of: Catalog) -> Library:
    return Library(of, WORDING, TODAY)


@cache
def watch(wish: str) -> Watch:
    topic = topic_in(wish, RESPONDER)
    assert isinstance(topic, Watch)
    return topic


def seen(wish: str, of: Catalog, before: Anchor | None = None) -> Anchor:
    found = anchor(watch(wish), library(of), before)
    assert found is not None
    return found


def went(wish: str, now: Catalog, then: Catalog | None = None) -> Fired | None:
    before = seen(wish, then or BIRDS)
    return fired(before, seen(wish, now, before))


BIRDS = birds()
RESPONDER = Responder(BIRDS, TODAY)


def priced(**prices: str | None) -> Catalog:
    """The birds with other prices: tern_3="0.30 0.90"."""
    return birds({**PRICES, **{name.replace("_", " ").title(): p for name, p in prices.items()}})


def test_an_anchor_has_who_meets_the_limits_and_what_kept_the_others_out() -> None:
    found = seen(WISH, BIRDS)
    assert found.members == {
        "tern-1": {"context_window": 262_144, "output_price": "0.5"},
        "tern-2": {"context_window": 262_144, "output_price": "0.8"},
    }
    assert found.near == {"tern-3": {"output_price": "1.2"}}


def test_an_anchor_names_the_leader_by_its_order() -> None:
    assert seen(CHEAPEST, BIRDS).leaders == ("tern-1",)
    assert seen("largest context with vision", BIRDS).leaders == (
        "tern-1", "tern-2", "tern-3", "tern-4",
    )  # fmt: skip


def test_a_model_that_comes_in_is_told_from_what_to_what() -> None:
    found = went(WISH, priced(tern_3="0.30 0.90"))
    assert found is not None
    assert found.entered == (Moved("tern-3", {"output_price": "1.2"}, {"output_price": "0.9"}),)
    assert not found.left


def test_a_model_that_leaves_is_told_from_what_to_what() -> None:
    found = went(WISH, priced(tern_2="0.20 1.50"))
    assert found is not None
    assert found.left == (Moved("tern-2", {"output_price": "0.8"}, {"output_price": "1.5"}),)
    assert not found.entered


def test_what_it_lost_is_told_too() -> None:
    found = went(WISH, birds(blind="Tern 2"))
    assert found is not None
    assert found.left == (Moved("tern-2", {}, {"vision": False}),)


def test_a_new_model_comes_in_with_its_figures() -> None:
    more = birds({**PRICES, "Skua 1": "0.10 0.70"}, {**WINDOWS, "Skua 1": 300_000})
    found = went(WISH, more)
    assert found is not None
    figures: Figures = {"context_window": 300_000, "output_price": "0.7"}
    assert found.entered == (Moved("skua-1", {}, figures),)


def test_a_model_that_is_gone_leaves() -> None:
    fewer = {name: price for name, price in PRICES.items() if name != "Tern 1"}
    found = went(WISH, birds(fewer))
    assert found is not None
    assert [each.model for each in found.left] == ["tern-1"]
    assert not found.left[0].now


@pytest.mark.parametrize(
    "now",
    [
        BIRDS,
        priced(tern_1="0.10 0.60", tern_2="0.20 0.99"),
        priced(tern_3="0.30 1.10"),
        priced(tern_3="3 9"),
        priced(tern_5="0.01 0.01"),
        birds(windows={**WINDOWS, "Tern 1": 400_000}),
    ],
)
def test_figures_that_only_move_inside_or_outside_say_nothing(now: Catalog) -> None:
    assert went(WISH, now) is None


def test_another_lead_is_told_with_both_figures() -> None:
    found = went(CHEAPEST, priced(tern_2="0.01 0.05"))
    assert found is not None
    assert found.lead == Lead("blended_price", {"tern-1": "0.2"}, {"tern-2": "0.02"})
    assert not found.entered
    assert not found.left


def test_a_lead_that_comes_to_be_shared_is_told() -> None:
    found = went(CHEAPEST, priced(tern_2="0.10 0.50"))
    assert found is not None
    assert found.lead == Lead(
        "blended_price", {"tern-1": "0.2"}, {"tern-1": "0.2", "tern-2": "0.2"}
    )


def test_the_leader_at_another_price_is_no_other_lead() -> None:
    assert went(CHEAPEST, priced(tern_1="0.15 0.50")) is None


def test_a_model_of_which_too_little_is_known_now_has_not_left() -> None:
    before = seen(WISH, BIRDS)
    unsure = seen(WISH, priced(tern_2=None), before)
    assert fired(before, unsure) is None
    assert unsure.members["tern-2"] == before.members["tern-2"]
    # Once its price is known again it has left, or it has not come in anew.
    assert fired(unsure, seen(WISH, BIRDS, unsure)) is None
    left = fired(unsure, seen(WISH, priced(tern_2="0.20 1.50"), unsure))
    assert left is not None
    assert left.left[0].then == {"output_price": "0.8"}


def test_an_unknown_price_takes_the_lead_from_nobody() -> None:
    assert went(CHEAPEST, priced(tern_1=None)) is None
    assert went("largest context with vision", birds(windows={
        **WINDOWS, "Tern 1": fact(Unknown.NOT_SOURCED),
    })) is None  # fmt: skip


def test_a_price_that_comes_to_be_known_comes_in_with_it() -> None:
    found = went(WISH, priced(tern_4="0.10 0.40"))
    assert found is not None
    figures: Figures = {"context_window": 262_144, "output_price": "0.4"}
    assert found.entered == (Moved("tern-4", {}, figures),)


def test_the_first_of_so_many_are_watched() -> None:
    wish = "the 2 cheapest by output price"
    found = went(wish, priced(tern_3="0.01 0.01"))
    assert found is not None
    assert [each.model for each in found.entered] == ["tern-3"]
    assert found.left == (Moved("tern-1", {}, {}),)


def test_a_limit_that_another_model_sets_moves_with_it() -> None:
    found = went("models cheaper than Tern 2", priced(tern_2="0.40 1.60"))
    assert found is not None
    assert [each.model for each in found.entered] == ["tern-3"]


def test_a_limit_that_is_not_known_now_says_nothing() -> None:
    before = text_of(seen("models cheaper than Tern 2", BIRDS))
    wish = watch("models cheaper than Tern 2")
    unknown = library(priced(tern_2=None))
    assert looked(wish, unknown, before) == (before, None)
    assert looked(wish, unknown, "") == ("", None)


def test_the_first_look_says_nothing_and_the_next_only_what_is_new() -> None:
    wish, cheap = watch(WISH), library(priced(tern_3="0.30 0.90"))
    first, nothing = looked(wish, library(BIRDS), "")
    assert nothing is None
    second, found = looked(wish, cheap, first)
    assert found is not None
    assert looked(wish, cheap, second) == (second, None)


def test_the_anchor_stays_until_the_watch_has_fired() -> None:
    wish = watch(WISH)
    first, _ = looked(wish, library(BIRDS), "")
    second, _ = looked(wish, library(priced(tern_2="0.20 0.90")), first)
    assert second == first
    _, found = looked(wish, library(priced(tern_2="0.20 1.50")), second)
    assert found is not None
    assert found.left[0].then == {"output_price": "0.8"}


def test_an_anchor_of_another_version_is_a_first_look() -> None:
    assert anchor_of('{"models": []}') is None
    assert fired_of("{}") is None
    text, found = looked(watch(WISH), library(BIRDS), "{}")
    assert anchor_of(text) == seen(WISH, BIRDS)
    assert found is None


COSTS = st.one_of(st.none(), st.decimals("0.01", "3", places=2).map(lambda price: f"0.10 {price}"))
CATALOGS = st.fixed_dictionaries(dict.fromkeys(PRICES, COSTS))


@settings(max_examples=25)
@given(st.lists(CATALOGS, min_size=2, max_size=6), st.sampled_from([WISH, CHEAPEST]))
def test_what_is_said_over_time_leads_from_the_first_look_to_the_last(
    days: list[dict[str, str | None]], wish: str
) -> None:
    of = watch(wish)
    kept, _ = looked(of, library(birds(days[0])), "")
    first = anchor_of(kept)
    assert first is not None
    told = set(first.members)
    for prices in days[1:]:
        kept, found = looked(of, library(birds(prices)), kept)
        if found is None:
            continue
        assert fired_of(text_of(found)) == found
        came, went_away = ({each.model for each in part} for part in (found.entered, found.left))
        assert not came & told
        assert went_away <= told
        told = (told | came) - went_away
        for each in found.entered:
            assert (
                "output_price" not in each.now
                or Decimal(str(each.now["output_price"])) < 1
                or (wish == CHEAPEST)
            )
        last = anchor_of(kept)
        assert last is not None
        assert set(last.members) == told


def test_a_watch_of_a_model_that_is_gone_says_nothing() -> None:
    wish = watch("models cheaper than Tern 2")
    fewer = {name: price for name, price in PRICES.items() if name != "Tern 2"}
    assert anchor(wish, library(birds(fewer)), None) is None
