"""What may be subscribed to, as it is typed; what was understood is what is kept and said."""

import pytest

from bot.announcements.topics import (
    AboutMaker,
    AboutModel,
    Everything,
    Topic,
    Watch,
    named,
    stored,
    topic_of,
)
from bot.announcements.watches import search_of
from bot.announcements.wishes import Unclear, topic_in
from bot.questions.search import Search
from bot.responder import Responder


@pytest.fixture(scope="module")
def responder(invented_responder: Responder) -> Responder:
    return invented_responder


PRICE, CHEAPEST = "{} / 1M tokens", "and which of them is the cheapest"
NAMED: tuple[tuple[str, Topic], ...] = (
    ("", Everything()),
    ("  All. ", Everything()),
    ("Beacon 1", AboutModel("beacon-1")),
    ("beacon 1 please", AboutModel("beacon-1")),
    ("acme/acme-2-7b-instruct", AboutModel("acme-2-7b")),
    ("Acme Models", AboutMaker("acme")),
    ("anything from Lantern Works", AboutMaker("lantern")),
    ("new models from Lantern Works", AboutMaker("lantern")),
)
WATCHED = (
    (
        "anything with vision and 200k under $1 output",
        "models with vision, a context window of 200,000 tokens or more and an output price under "
        + PRICE.format("$1"),
    ),
    (
        "tell us when something with vision falls under $0.50 input",
        "models with vision and an input price under " + PRICE.format("$0.50"),
    ),
    ("vision and 200k", "models with vision and a context window of 200,000 tokens or more"),
    ("open weights over 20k", "open weights models with a context window over 20,000 tokens"),
    ("models without vision", "models without vision"),
    ("cheapest with vision", f"models with vision, {CHEAPEST}"),
    (
        "batch under $0.5 output",
        f"models with an output price under {PRICE.format('$0.50')} in batch, {CHEAPEST}",
    ),
    ("models cheaper than Beacon 1", "models with a blended price under that of Beacon 1"),
    ("models released before Beacon 1", "models with a release date before that of Beacon 1"),
    ("models released after 2024", "models released after 2024-12-31"),
    ("top 3 by context", "the first 3 models, ranked by which has the largest context window"),
    ("models on South Cloud", "models on South Cloud"),
    ("cheapest from Acme with tool use", f"models from Acme with tool use, {CHEAPEST}"),
    (
        "at most 32k context, commercial use",
        "models with a context window of 32,000 tokens or less usable commercially",
    ),
)
UNCLEAR = (
    ("Beacon 9", "“Beacon 9” is not in the catalog. The nearest: Beacon 1."),
    ("Beacon 1 and Corvid 3", "subscribe to one at a time: Beacon 1 or Corvid 3"),
    ("Beacon 1's price", "its name alone is enough: Beacon 1"),
    ("alternatives to Beacon 1", "its name alone is enough: Beacon 1"),
    ("cheapest model", "has no limit"),
    ("good ones", "is read neither as"),
    ("lunch under $9", "is read neither as"),
    ("anything with vision or tool use", "is read neither as"),
    ("not Acme Models", "is read neither as"),
)


@pytest.mark.parametrize(("text", "topic"), NAMED)
def test_nothing_a_model_or_a_maker_is_a_topic(
    responder: Responder, text: str, topic: Topic
) -> None:
    assert topic_in(text, responder) == topic


@pytest.mark.parametrize(("text", "said"), WATCHED)
def test_limits_are_a_watch_and_said_in_set_words(
    responder: Responder, text: str, said: str
) -> None:
    topic = topic_in(text, responder)
    assert isinstance(topic, Watch)
    assert topic.said == said


@pytest.mark.parametrize(("text", "said"), WATCHED)
def test_what_is_kept_of_a_watch_asks_what_was_typed(
    responder: Responder, text: str, said: str
) -> None:
    topic = topic_in(text, responder)
    assert isinstance(topic, Watch), said
    kept = search_of(topic.memory, responder.catalog)
    asked = responder.respond(responder.read(text)).question
    if isinstance(asked, Search):  # not where only limits were typed, without "models"
        assert kept is not None
        assert set(kept.criteria.limits) == set(asked.criteria.limits)
        assert (kept.criteria.order, kept.criteria.maker, kept.criteria.provider) == (
            asked.criteria.order,
            asked.criteria.maker,
            asked.criteria.provider,
        )
        assert (kept.beyond, kept.rate) == (asked.beyond, asked.rate)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vision under $1 output", "anything under $1 output with vision"),
        ("cheapest with vision", "which model with vision is the cheapest?"),
    ],
)
def test_one_watch_in_other_words_is_the_same(responder: Responder, one: str, other: str) -> None:
    assert topic_in(one, responder) == topic_in(other, responder)


def test_none_of_the_words_are_kept(responder: Responder) -> None:
    topic = topic_in("anything, dear friends, with vision", responder)
    assert isinstance(topic, Watch)
    assert "friends" not in stored(topic)


@pytest.mark.parametrize(("text", "reason"), UNCLEAR)
def test_what_is_not_understood_is_said_to_be_not(
    responder: Responder, text: str, reason: str
) -> None:
    unclear = topic_in(text, responder)
    assert isinstance(unclear, Unclear)
    assert reason in unclear.reason


def test_a_name_of_several_is_asked_back_with_what_may_be_typed(responder: Responder) -> None:
    unclear = topic_in("acme 2", responder)
    assert isinstance(unclear, Unclear)
    assert unclear.nearest
    assert all(not isinstance(topic_in(each, responder), Unclear) for each in unclear.nearest)


@pytest.mark.parametrize("text", [*(text for text, _ in NAMED), *(text for text, _ in WATCHED)])
def test_a_topic_is_stored_and_comes_back(responder: Responder, text: str) -> None:
    topic = topic_in(text, responder)
    assert not isinstance(topic, Unclear)
    assert topic_of(stored(topic)) == topic
    assert named(topic, responder.library)


@pytest.mark.parametrize(
    "text", ["", "model:", "maker", "pair:a--b", "watch:", "watch:{", "watch:[1, 2]", 'watch:["a"]']
)
def test_what_another_version_stored_is_no_topic(text: str) -> None:
    assert topic_of(text) is None


@pytest.mark.parametrize("memory", ["", "{}", '{"kind": 3}'])
def test_a_watch_that_cannot_be_read_looks_for_nothing(responder: Responder, memory: str) -> None:
    assert search_of(memory, responder.catalog) is None


def test_a_watch_measured_by_a_model_that_is_gone_looks_for_nothing(responder: Responder) -> None:
    topic = topic_in("models cheaper than Beacon 1", responder)
    assert isinstance(topic, Watch)
    gone = topic.memory.replace("beacon-1", "beacon-0")
    assert search_of(gone, responder.catalog) is None


def test_what_is_gone_is_named_by_its_id(responder: Responder) -> None:
    assert named(AboutModel("dodo-1"), responder.library) == "dodo-1"
    assert named(AboutMaker("dodo"), responder.library) == "models from dodo"
