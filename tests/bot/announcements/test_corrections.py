"""What follows an answer whose figures are otherwise now."""

from bot.announcements.corrections import Figures, Shown, correction, read, shown_in, written
from bot.reply import Reply
from bot.responder import Responder
from knowledge.catalog import Catalog
from tests.bot.announcements.birds import TODAY, UNKNOWN, bird, birds, library
from tests.bot.announcements.birds import read as catalog_of
from tests.small import OTHER, fact, model

BEFORE = catalog_of(birds(), ())
CHEAPER = catalog_of(birds(bird("Tern 1", price="0.5 1")), ())


def shown(of: Catalog, message: str) -> Figures:
    responder = Responder(of, TODAY)
    return shown_in(responder.respond(responder.read(message)).reply.receipt)


def corrected(message: str, now: Catalog) -> Reply | None:
    return correction(library(now), shown(BEFORE, message), shown(now, message))


def test_one_figure_is_told_in_a_sentence_with_its_source() -> None:
    reply = corrected("output price of Tern 1?", CHEAPER)
    assert reply is not None
    assert reply.headline == (
        "Tern 1's output price was $2 / 1M tokens in this answer; it is $1 / 1M tokens now."
    )
    assert reply.sources == ("invented list, 2026-04-01",)
    assert reply.table is None


def test_another_source_is_told_beside_the_old_one() -> None:
    now = catalog_of(birds(bird("Tern 1", {"context_window": fact(5000, OTHER)})), ())
    reply = corrected("context window of Tern 1?", now)
    assert reply is not None
    assert reply.headline == (
        "Tern 1's context window was 100,000 tokens [1] in this answer; it is 5,000 tokens [2] now."
    )
    assert len(reply.sources) == 2


def test_several_figures_are_a_table_old_beside_new() -> None:
    reply = corrected("output price and input price of Tern 1 and Tern 2?", CHEAPER)
    assert reply is not None
    assert reply.headline == "2 figures of this answer have changed."
    assert reply.table is not None
    assert {row[:2]: row[2:] for row in reply.table.rows} == {
        ("Tern 1", "Output price"): ("$2 / 1M tokens", "$1 / 1M tokens"),
        ("Tern 1", "Input price"): ("$1 / 1M tokens", "$0.50 / 1M tokens"),
    }


def test_what_became_unknown_is_said_with_the_reason_and_what_became_known_too() -> None:
    now = catalog_of(
        birds(
            bird("Tern 1", {"context_window": fact(UNKNOWN)}),
            bird("Tern 4", {"context_window": 7000}),
        ),
        (),
    )
    gone = corrected("context window of Tern 1?", now)
    assert gone is not None
    assert gone.headline.endswith("it is unknown (not sourced) now.")
    known = corrected("context window of Tern 4?", now)
    assert known is not None
    assert "was unknown (not sourced) in this answer; it is 7,000 tokens now" in known.headline


def test_a_model_that_is_gone_is_said_to_be() -> None:
    now = catalog_of([model("Tern 2", {"context_window": 200_000})], ())
    before = {("tern-1", "context_window"): Shown("100,000 tokens", "invented list", "2026-04-01")}
    reply = correction(library(now), before, {})
    assert reply is not None
    assert reply.headline == (
        "tern-1's context window was 100,000 tokens in this answer; the model is no longer in the "
        "catalog."
    )


def test_the_same_figures_need_no_correction_whatever_their_source() -> None:
    same = catalog_of(birds(bird("Tern 1", {"context_window": fact(100_000, OTHER)})), ())
    assert corrected("context window of Tern 1?", same) is None
    assert corrected("compare Tern 1 and Tern 2", BEFORE) is None


def test_figures_that_are_not_asked_after_any_more_are_let_be() -> None:
    before = {
        ("tern-1", "context_window"): Shown("1"),
        ("tern-1", "benchmark:gone"): Shown("2"),
    }
    assert correction(library(BEFORE), before, {}) is None


def test_of_many_figures_ten_are_shown_and_the_rest_counted() -> None:
    attributes = [*BEFORE.attributes][:12]
    before = {("tern-1", each): Shown("1", "a", "2026-01-01") for each in attributes}
    after = {("tern-1", each): Shown("2", "a", "2026-01-02") for each in attributes}
    reply = correction(library(BEFORE), before, after)
    assert reply is not None
    assert reply.table is not None
    assert len(reply.table.rows) == 10
    assert reply.notes == ("2 more rows not shown.",)


def test_figures_are_kept_as_text_and_come_back() -> None:
    figures = shown(BEFORE, "compare Tern 1 and Tern 2")
    assert figures
    assert read(written(figures)) == figures
    assert read('{"another": "version"}') == {}
