"""The short way for exact questions comes to what the whole reader does, whatever came before."""

from collections.abc import Iterator
from itertools import product

import pytest

from bot.reading import Reader, Reading
from bot.reading.cleaning import clean
from knowledge.catalog import Catalog
from tests.bench.questions import exact, mistyped
from tests.thorough import part

NAMES = ("Kimi K2", "GPT-4 Turbo", "Claude 3.5 Haiku", "qwen3.5-4b", "llama 2 13b chat")
FORMS = (
    "is {} open source?",
    "{} context",
    "what does {} cost at 2M requests?",
    "switch from {} to {}",
    "{} vs {} on bedrock",
    "where can I run {}?",
    "{} is cheaper than {}, right?",
    "top 3 models like {}",
    "best for coding, {} or {}",
)
BEFORE = (
    "",
    "Anthropic ",
    "OpenAI's ",
    "Moonshot ",
    "3 ",
    "v2 ",
    "the ",
    "new ",
    "from Meta ",
    "AWS ",
)
AFTER = ("", " 0905", " turbo", " v2", " chat", " 2M", " pro", " on Azure", "?", ", please")


@pytest.fixture(scope="module")
def reader(reviewed_catalog: Catalog) -> Reader:
    return Reader(reviewed_catalog)


def questions() -> Iterator[str]:
    for form, before, after in product(FORMS, BEFORE, AFTER):
        for place, name in enumerate(NAMES):
            other = NAMES[place - 1]
            yield form.format(before + name + after, other)


def told(reading: Reading) -> tuple[object, ...]:
    """Everything a question can be made of."""
    return (
        reading.cards, len(reading.unknown_names), len(reading.ambiguous), reading.origin,
        reading.sought, reading.cues, reading.head, reading.direction, reading.traffic,
        reading.maker, reading.provider, reading.openness, reading.workloads, reading.terms,
        reading.top, reading.priced, reading.stated, reading.factor, reading.unexplained,
        reading.corrections,
    )  # fmt: skip


def test_a_form_met_before_is_read_as_the_whole_reader_reads_it(reader: Reader) -> None:
    asked = [*exact(), *part(questions(), 3)]
    for question in asked:
        reader.read(question)
    different = [
        question
        for question in asked
        if told(reader.read(question)) != told(reader.whole(clean(question)))
    ]
    assert different == []
    assert sum(reader.read(question).kept for question in asked) > len(asked) / 6


def test_a_slip_in_a_form_met_before_is_read_as_the_whole_reader_reads_it(reader: Reader) -> None:
    for question in exact():
        reader.read(question)
    slips = mistyped(exact())
    different = [
        question
        for question in slips
        if told(reader.read(question)) != told(reader.whole(clean(question)))
    ]
    assert different == []
    assert any(reader.read(question).base for question in slips)


def test_the_same_reading_comes_back_for_the_same_question(reader: Reader) -> None:
    question = "price of Kimi K2"
    reader.read(question)
    assert reader.read(question) is reader.read(question)


def test_a_kept_reading_holds_no_words(reader: Reader) -> None:
    reader.read("price of Kimi K2")
    assert reader.read("price of Kimi K2").message == ""


def test_every_name_of_the_catalog_is_read_alike_by_both_ways(whole_catalog: Catalog) -> None:
    reader = Reader(whole_catalog)
    reader.read("context of Kimi K2")
    asked = [
        f"context of {spelling}"
        for card in part(whole_catalog.cards.values(), 3)
        for spelling in (card.name, card.id)
    ]
    different = [each for each in asked if told(reader.read(each)) != told(reader.whole(each))]
    assert different == []
