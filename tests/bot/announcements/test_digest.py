"""What a channel is told: flips first, every shape of a pair, every figure with its source."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from bot.announcements.anchors import Fired
from bot.announcements.digest import digest
from bot.announcements.news import Changed, News, Retiring, Reviewed, news_of
from bot.announcements.topics import Watch
from bot.announcements.watching import looked
from bot.announcements.wishes import topic_in
from bot.reply import Reply
from bot.responder import Responder
from bot.surfaces.text import plain
from knowledge.catalog import Catalog
from tests.bot.announcements.birds import (
    BEFORE,
    TODAY,
    UNKNOWN,
    bird,
    birds,
    library,
    read,
    refreshed,
    review,
)
from tests.small import fact, model

THEN = {
    "tern-1": {"context_window": 100_000, "output_price": Decimal(2), "vision": True},
    "tern-2": {"context_window": 150_000, "output_price": Decimal("1.50"), "vision": False},
}
PAIR = review("Tern 1", "Tern 2")
OLD = review("Tern 1", "Tern 2", BEFORE, THEN)
OTHERS = (review("Tern 1", "Tern 3"), review("Tern 1", "Tern 4"), review("Tern 4", "Tern 5"))
CHEAPER, ENDING = bird("Tern 1", price="0.5 1"), bird("Tern 3", {"retired": "2026-07-20"})


RESPONDER = Responder(read(birds(), (PAIR,)), TODAY)


def told(
    of: Catalog,
    kinds: tuple[type, ...] = (Reviewed, Changed, Retiring),
    fired: Sequence[tuple[Watch, Fired]] = (),
    today: date = TODAY,
) -> Reply:
    news: list[News] = [each for each in news_of(of, today) if isinstance(each, kinds)]
    reply = digest(library(of, today), news, fired)
    assert reply is not None
    return reply


def rows(reply: Reply) -> dict[str, tuple[str, ...]]:
    assert reply.table is not None
    return {row[0]: row[1:] for row in reply.table.rows}


def fires(wish: str, then: Catalog, now: Catalog) -> tuple[Watch, Fired]:
    watch = topic_in(wish, RESPONDER)
    assert isinstance(watch, Watch)
    anchor, _ = looked(watch, library(then), "")
    _, fired = looked(watch, library(now), anchor)
    assert fired is not None
    return watch, fired


def test_nothing_to_say_is_no_message() -> None:
    assert digest(library(read(birds(), ())), (), ()) is None


def test_a_pair_has_its_figures_and_who_leads_on_each() -> None:
    reply = told(read(birds(), (PAIR,)))
    assert reply.headline == (
        "Newly reviewed: Tern 1 vs Tern 2. Tern 1 leads on output price (2x lower); Tern 2 leads "
        "on context window (2x)."
    )
    assert rows(reply) == {
        "Context window": ("100,000 tokens", "200,000 tokens", "Tern 2 (2x)"),
        "Output price": ("$2 per 1M", "$4 per 1M", "Tern 1 (2x lower)"),
    }
    assert reply.notes[0].endswith("It is the first review of the pair.")
    assert reply.sources == ("invented list, 2026-04-01",)


def test_a_lead_that_changed_sides_comes_first_from_whom_to_whom() -> None:
    reply = told(read(birds(), (OLD, PAIR)))
    assert reply.headline == (
        "Newly reviewed: Tern 1 vs Tern 2. Tern 1 now has the lower output price ($2 / 1M tokens "
        "[1] against $4 / 1M tokens [1]); at the review of 2026-05-01 it was Tern 2 ($1.50 / 1M "
        "tokens [2] against $2 / 1M tokens [2])."
    )
    assert [*rows(reply)] == ["Output price", "Context window"]


def test_figures_that_moved_are_told_with_both_sources() -> None:
    reply = told(read(birds(), (OLD, PAIR)))
    assert reply.notes[0] == (
        "Tern 2's context window was 150,000 tokens [2] at the review of 2026-05-01, now 200,000 "
        "tokens [1]."
    )
    assert reply.sources == (
        "[1] invented list, 2026-04-01",
        "[2] Versus review, an old one, 2026-05-01",
    )


def test_a_capability_that_changed_sides_is_told() -> None:
    other_way = {each: {"vision": each == "tern-2"} for each in THEN}
    reply = told(read(birds(), (review("Tern 1", "Tern 2", BEFORE, other_way), PAIR)))
    assert "Tern 1 now supports vision and Tern 2 does not" in reply.headline
    assert rows(reply)["Vision"] == ("Yes", "No", "Tern 1")


SHAPES = (
    (("Tern 1", "Tern 2"), "Tern 2 (2x)", "Tern 2 leads on context window"),
    (("Tern 2", "Tern 1"), "Tern 2 (2x)", "Tern 2 leads on context window"),
    (("Tern 1", "Tern 3"), "tie", "Tern 1 and Tern 3 tie on context window"),
    (("Tern 1", "Tern 4"), "unknown for Tern 4", "the context window of Tern 4 is unknown"),
    (("Tern 4", "Tern 5"), "unknown for both", "of Tern 4 and Tern 5 is unknown"),
)  # fmt: skip


@pytest.mark.parametrize(("pair", "cell", "sentence"), SHAPES)
def test_a_pair_is_told_in_every_shape(pair: tuple[str, str], cell: str, sentence: str) -> None:
    reply = told(read(birds(), (review(*pair),)))
    assert rows(reply)["Context window"][-1] == cell
    assert sentence in reply.headline


@pytest.mark.parametrize(
    ("then", "now", "cell"),
    [
        ({"vision": True}, {"vision": True}, "both"),
        ({"vision": False}, {"vision": False}, "neither"),
        ({"vision": True}, {"vision": fact(UNKNOWN)}, "unknown for Tern 2"),
        ({"license": "MIT"}, {"license": "MIT"}, "the same"),
        ({"license": "MIT"}, {"license": "Apache"}, "they differ"),
    ],
)
def test_what_moved_is_compared_in_every_shape(
    then: dict[str, object], now: dict[str, object], cell: str
) -> None:
    (name,) = then
    old = {"tern-1": {name: not then[name] if name == "vision" else "GPL"}, "tern-2": {}}
    of = read(
        birds(bird("Tern 1", then), bird("Tern 2", now)),
        (review("Tern 1", "Tern 2", BEFORE, old), PAIR),
    )
    heading = {"vision": "Vision", "license": "Licence"}[name]
    assert rows(told(of))[heading][-1] == cell


def test_of_several_pairs_those_that_changed_sides_come_first() -> None:
    reply = told(read(birds(), (OLD, PAIR, *OTHERS)))
    assert reply.headline.endswith("4 newly reviewed pairs.")
    assert reply.headline.startswith("Tern 1 now has the lower output price")
    found = rows(reply)
    assert next(iter(found)) == "Tern 1 vs Tern 2"
    assert found["Tern 1 vs Tern 2"] == (
        "2026-06-29",
        "output price: Tern 1 (2x lower); context window: Tern 2 (2x) [1]",
        "1 lead and 2 figures changed since 2026-05-01",
    )
    assert found["Tern 4 vs Tern 5"][1:] == (
        "context window: unknown for both; output price: unknown for both",
        "first review",
    )


def test_two_reviews_of_one_pair_are_told_once_by_the_newer() -> None:
    of = read(birds(), (OLD, PAIR))
    reply = digest(library(of), [Reviewed(PAIR), Reviewed(OLD)], ())
    assert reply is not None
    assert reply.headline.startswith("Newly reviewed: Tern 1 vs Tern 2.")


def test_what_is_offered_next_is_the_comparison_and_the_cost() -> None:
    reply = told(read(birds(), (PAIR,)))
    assert [step.ask for step in reply.steps] == [
        "compare Tern 1 vs Tern 2",
        "monthly cost of Tern 1 vs Tern 2",
    ]
    kinds = [RESPONDER.respond(RESPONDER.read(step.ask)).question.kind for step in reply.steps]
    assert kinds == ["compare_overview", "cost"]


def test_many_pairs_are_ten_rows_and_the_rest_is_counted() -> None:
    many = [model(f"Skua {number}", {"context_window": number}) for number in range(1, 14)]
    reviews = [review("Skua 13", each.name) for each in many[:-1]]
    reply = told(read([*birds(), *many], reviews))
    assert reply.table is not None
    assert len(reply.table.rows) == 10
    assert "2 more rows not shown." in reply.notes
    assert len(reply.steps) == 3


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (30, "is to be retired in 30 days, on 2026-07-20"),
        (1, "is to be retired tomorrow, on 2026-07-20"),
        (0, "is retired today, 2026-07-20"),
        (-1, "was retired 1 day ago, on 2026-07-20"),
        (-3, "was retired 3 days ago, on 2026-07-20"),
    ],
)
def test_a_retirement_counts_the_days(days: int, said: str) -> None:
    today = date.fromordinal(date(2026, 7, 20).toordinal() - days)
    reply = told(read(birds(ENDING), ()), today=today)
    assert said in reply.headline
    assert "(invented list, 2026-04-01)" in reply.headline


def test_a_retirement_names_who_follows_if_that_is_known() -> None:
    old = model("Tern 3", {"retired": "2026-07-20", "released": "2025-01-01"})
    new = model("Tern 6", {"released": "2026-02-01"})
    assert "The newest of its line is Tern 6." in told(read(birds(old, new), ())).headline
    assert "newest" not in told(read(birds(ENDING), ())).headline


def test_several_retirements_are_a_table_by_day() -> None:
    models = birds(ENDING, bird("Tern 1", {"retired": "2026-07-02"}))
    reply = told(read(models, ()))
    assert reply.headline == "2 upcoming or recent retirements."
    assert [*rows(reply).values()] == [
        ("2026-07-02", "2", "none known"),
        ("2026-07-20", "20", "none known"),
    ]
    labels = [step.label for step in reply.steps]
    assert labels == ["Alternatives to Tern 1", "Alternatives to Tern 3"]


def test_a_retirement_is_told_once_though_its_day_is_news_too() -> None:
    reply = told(refreshed(birds(), birds(ENDING)))
    assert reply.headline.startswith("Tern 3 is to be retired in 20 days")
    assert plain(reply).count("2026-07-20") == 1


def test_changes_are_told_with_what_was_and_the_day_they_were_found() -> None:
    reply = told(refreshed(birds(), birds(CHEAPER, model("Skua 1"))))
    assert reply.headline == "1 new model and 2 price changes."
    assert reply.table is not None
    assert reply.table.rows[-1][1:] == (
        "output price at North Cloud (-50%)",
        "$2 per 1M",
        "$1 per 1M",
        "2026-06-28",
    )
    assert reply.sources == ("Differences between catalog editions, 2026-06-28",)


def test_how_much_there_is_in_all_follows_a_lead_that_changed_sides() -> None:
    reply = told(read(birds(), (OLD, PAIR, *OTHERS)))
    assert reply.headline.startswith("Tern 1 now has the lower output price")
    assert reply.headline.endswith(" In all: 4 newly reviewed pairs.")
    assert told(read(birds(), (PAIR, *OTHERS))).headline == "4 newly reviewed pairs."


def test_beside_a_pair_everything_else_is_told_in_notes() -> None:
    reply = told(refreshed(birds(), birds(CHEAPER, ENDING), PAIR))
    assert reply.headline.endswith("Also 1 upcoming or recent retirement and 2 price changes.")
    assert any(note.startswith("Tern 3 is to be retired in 20 days") for note in reply.notes)
    assert (
        "Tern 1: output price at North Cloud (-50%), was $2 per 1M, now $1 per 1M (found "
        "2026-06-28)." in reply.notes
    )


WISH = "anything with vision under $1.50 output"


def test_a_watch_says_who_came_in_from_what_to_what() -> None:
    now = read(birds(CHEAPER), ())
    reply = told(now, (), [fires(WISH, read(birds(), ()), now)])
    assert reply.headline == (
        "Watch on models with vision and an output price under $1.50 / 1M tokens: since "
        "2026-04-01, Tern 1 came in (output price from $2 / 1M tokens to $1 / 1M tokens)."
    )
    assert reply.sources[0] == "invented list, 2026-04-01"
    assert [step.label for step in reply.steps] == ["Profile", "Monthly cost"]


def test_a_watch_says_who_left_and_why() -> None:
    was = read(birds(CHEAPER, bird("Tern 3", price="0.1 1"), bird("Tern 4", price="1 1")), ())
    now = read(
        [each for each in birds(bird("Tern 3", {"vision": False}, "0.1 1")) if each.id != "tern-4"],
        (),
    )
    said = told(now, (), [fires(WISH, was, now)]).headline
    assert "Tern 1 left (output price from $1 / 1M tokens to $2 / 1M tokens)" in said
    assert "Tern 3 left (without vision)" in said
    assert "tern-4 left (no longer in the catalog)" in said


def test_a_watch_says_who_takes_the_lead() -> None:
    now = read(birds(CHEAPER), ())
    said = told(now, (), [fires("cheapest over 50k context", read(birds(), ()), now)]).headline
    assert said.endswith(
        "Tern 1 now is the cheapest ($0.625 / 1M tokens), before it was Tern 1 and Tern 3 ($1.25 / "
        "1M tokens)."
    )


def test_a_lead_that_is_shared_is_said_to_be() -> None:
    was = read(birds(CHEAPER), ())
    said = told(read(birds(), ()), (), [fires("cheapest over 50k context", was, read(birds(), ()))])
    assert "Tern 1 and Tern 3 now share the lead on blended price" in said.headline


def test_of_many_that_came_in_three_are_named() -> None:
    prices = [
        bird(each, {"vision": True}, "0.1 0.1") for each in ("Tern 1", "Tern 2", "Tern 3", "Tern 4")
    ]
    now = read(birds(*prices), ())
    reply = told(now, (), [fires(WISH, read(birds(), ()), now)])
    assert reply.headline.endswith("1 more came in.")


def test_several_watches_are_a_note_each() -> None:
    then, now = read(birds(), ()), read(birds(CHEAPER), ())
    two = [fires(WISH, then, now), fires("cheapest over 50k context", then, now)]
    reply = told(now, (), two)
    assert reply.headline == "2 watches."
    assert len(reply.notes) == 2


def test_a_watch_that_cannot_be_read_any_more_is_left_out() -> None:
    assert digest(library(read(birds(), ())), (), [(Watch("{}", "x"), Fired("", ""))]) is None


EVERYTHING = refreshed(birds(), birds(CHEAPER, ENDING, model("Skua 1")), OLD, PAIR, *OTHERS)


def test_everything_at_once_is_still_one_short_message() -> None:
    two = [fires(WISH, read(birds(), ()), EVERYTHING)] * 5
    reply = told(EVERYTHING, fired=two)
    assert len(reply.notes) <= 11
    assert len(reply.steps) == 3
    assert reply.receipt.models[:2] == ("tern-1", "tern-2")


@pytest.mark.parametrize("of", [EVERYTHING, read(birds(), (PAIR,)), read(birds(), OTHERS)])
def test_nothing_is_ever_called_best(of: Catalog) -> None:
    assert not re.search(r"\b(best|winner|better)\b", plain(told(of)), re.IGNORECASE)


def test_the_same_news_is_told_in_the_same_words() -> None:
    assert plain(told(EVERYTHING)) == plain(told(EVERYTHING))
