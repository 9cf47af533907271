"""English is read as if there were no other language, and the others say only what English can."""

import pytest

from bot.reading import Reader
from bot.reading.cleaning import clean
from bot.reading.interpreter import Interpreter
from bot.reading.sense import NOTHING
from bot.reading.spelling import english_words
from bot.reading.vocabulary import Vocabulary, load_language
from knowledge.catalog import Catalog
from knowledge.names import NameIndex, runs
from tests.accuracy.corpus import cases, not_questions

OTHERS = ("german", "chinese")
LOOK_ALIKE = [
    "is die casting cheaper than kimi k2",
    "what was the price of kimi k2",
    "was kimi k2 released in 2025?",
    "kimi k2 vs gpt-4 turbo in the art world",
    "compare kimi k2, gpt-4 turbo und haiku for me please",
]


@pytest.fixture(scope="module")
def vocabulary(whole_catalog: Catalog) -> Vocabulary:
    return Vocabulary(whole_catalog, load_language("english"))


@pytest.fixture(scope="module")
def interpreter(whole_catalog: Catalog, vocabulary: Vocabulary) -> Interpreter:
    names = NameIndex(whole_catalog)
    return Interpreter(vocabulary.spellings, english_words(vocabulary, names), names)


def test_no_english_question_is_taken_for_another_language(interpreter: Interpreter) -> None:
    english = (case.text for case in cases("tuned") if case.slice not in OTHERS)
    lines = (line for group, line in not_questions("tuned") if group not in OTHERS)
    taken = [text for text in (*english, *lines) if interpreter.heard(clean(text).lower())]
    assert taken == []


@pytest.mark.parametrize("message", LOOK_ALIKE)
def test_english_with_a_word_like_german_stays_english(
    interpreter: Interpreter, message: str
) -> None:
    assert interpreter.heard(message) is None


def test_english_is_read_the_same_without_the_others(
    reviewed_catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = [*LOOK_ALIKE, "cheapest model with vision", "price of Kimi K2", "kimi k2 contxt"]
    with_others = [_read(Reader(reviewed_catalog), question) for question in questions]
    monkeypatch.setattr(Interpreter, "heard", lambda *_: None)
    assert [_read(Reader(reviewed_catalog), question) for question in questions] == with_others


@pytest.mark.parametrize("language", OTHERS)
def test_all_that_is_said_in_english_is_in_its_vocabulary(
    vocabulary: Vocabulary, language: str
) -> None:
    sections = load_language(language)["phrases"]
    said = {phrase for name in sections if name != "names" for phrase in sections[name]}
    assert sorted(phrase for phrase in said if not _is_known(vocabulary, phrase)) == []


def _read(reader: Reader, question: str) -> tuple[object, ...]:
    reading = reader.read(question)
    cards = [card.id for card in reading.cards]
    return cards, reading.sought, reading.cues, reading.unexplained, reading.corrections


def _is_known(vocabulary: Vocabulary, phrase: str) -> bool:
    span, place = runs(phrase), 0
    while place < len(span):
        if span[place].is_number:
            place += 1 + (place + 1 < len(span) and len(span[place + 1].text) < 3)
            continue
        sense, end = vocabulary.at(span, place)
        if sense is NOTHING:
            return False
        place = end
    return True
