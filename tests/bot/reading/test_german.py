"""Questions in German are read as the English ones that ask the same."""

from decimal import Decimal

import pytest

from bot.reading import Asked, Reader
from bot.reading.cleaning import clean
from bot.responder import Responder
from knowledge.catalog import Catalog
from tests.languages import heard

SAME = [
    ("Welches Modell ist günstiger, Kimi K2 oder GPT-4 Turbo?",
     "which is cheaper, Kimi K2 or GPT-4 Turbo?"),
    ("wer hat den größeren Kontext, kimi k2 oder gpt-4 turbo",
     "who has the larger context, kimi k2 or gpt-4 turbo"),
    ("Was kostet Kimi K2?", "price of Kimi K2?"),
    ("kann Kimi K2 Bilder verarbeiten?", "does Kimi K2 do vision?"),
    ("Ist Claude 3.5 Haiku quelloffen?", "is Claude 3.5 Haiku open source?"),
    ("Wann wurde Qwen3.5-4B veröffentlicht?", "when was Qwen3.5-4B released?"),
    ("Modelle von Anthropic mit Function Calling", "models by Anthropic with function calling"),
    ("die 3 günstigsten offenen Modelle", "the 3 cheapest open weights models"),
    ("Modelle unter 2 $", "models under $2"),
    ("Modelle mit mindestens 200k Kontext", "models with at least 200k context"),
    ("Modelle mit über 200.000 Tokens Kontext", "models with over 200000 tokens context"),
    ("Modelle mit 200k Kontext oder mehr", "models with at least 200k context"),
    ("Modelle, die nach März 2025 erschienen sind", "models released after March 2025"),
    ("Modelle, die nach dem 31.03.2025 erschienen sind", "models released after 2025-03-31"),
    ("Günstigstes Modell auf Bedrock?", "cheapest model on Bedrock?"),
    ("Gibt es Kimi K2 auf Azure?", "is Kimi K2 on Azure?"),
    ("Was kostet eine Million Eingabetokens bei Kimi K2?",
     "price per million input tokens for Kimi K2?"),
    ("guenstigstes Modell mit Vision", "cheapest model with vision"),
]  # fmt: skip
TRAFFIC = [
    ("Kimi K2 bei 1,5 Mio. Anfragen", Asked(1_500_000)),
    ("2 Millionen Anfragen im Monat mit Kimi K2", Asked(2_000_000, per="month")),
    ("Kimi K2 mit einer halben Million Anfragen pro Woche", Asked(500_000, per="week")),
    ("Kimi K2 mit zwei Millionen Anfragen", Asked(2_000_000)),
    ("15.000 Anfragen am Tag an Kimi K2, 1.200 Tokens rein und 300 raus",
     Asked(15_000, 1_200, 300, "day")),
    ("250 Tsd. Requests mit Kimi K2, je 2k Input und 400 Output", Asked(250_000, 2_000, 400)),
    ("Kimi K2 mit Input 1500, Output 300 bei 1 Mio. Anfragen", Asked(1_000_000, 1_500, 300)),
]  # fmt: skip
LIMITS = [
    ("Modelle für höchstens 1 Dollar", ("output_price", Decimal(1))),
    ("Modelle für höchstens 0,50 $ pro Million Input", ("input_price", Decimal("0.5"))),
    ("Modelle unter 50 Cent", ("output_price", Decimal("0.5"))),
    ("Modelle mit mindestens 200k Kontext", ("context_window", 200_000)),
    ("Modelle mit 1M Kontext unter 50 Cent", ("context_window", 1_000_000)),
]
RIGHT = [
    ("Unterstüzt Kimi K2 Tools?", ("unterstüzt", "unterstützt")),
    ("Preis von Kimi K2 und Kontextfesnter", ("kontextfesnter", "kontextfenster")),
]
NOT_QUESTIONS = [
    "Wer kommt mit in die Kantine?",
    "Was kostet die Pizza?",
    "Claude hat mir gestern beim Debuggen geholfen",
    "Kimi K2 gefällt mir richtig gut",
    "Das Modell gefällt mir, aber die Farbe nicht",
    "Welches Auto ist günstiger, der Golf oder der Polo?",
    "Was kostet Kimi K2 in Euro?",
    "Wie schnell ist Kimi K2?",
]
# Ordinary words that no slip is seen in.
LEFT = ["die Aufgabe von Kimi K2", "unsere Gedichte über Kimi K2", "Gemeinde Kimi K2"]


@pytest.fixture(scope="module")
def reader(reviewed_catalog: Catalog) -> Reader:
    return Reader(reviewed_catalog)


@pytest.fixture(scope="module")
def responder(reviewed_responder: Responder) -> Responder:
    return reviewed_responder


@pytest.mark.parametrize(("german", "english"), SAME)
def test_a_question_is_read_as_the_english_one(reader: Reader, german: str, english: str) -> None:
    assert heard(reader.read(german)) == heard(reader.whole(clean(english)))
    assert reader.read(german).unexplained == ()


@pytest.mark.parametrize(("message", "traffic"), TRAFFIC)
def test_traffic_is_read(reader: Reader, message: str, traffic: Asked) -> None:
    assert reader.read(message).traffic == traffic


@pytest.mark.parametrize(("message", "limit"), LIMITS)
def test_limits_are_read(reader: Reader, message: str, limit: tuple[str, object]) -> None:
    stated = reader.read(message).stated[0]
    assert (stated.attribute, stated.value) == limit


@pytest.mark.parametrize(("message", "correction"), RIGHT)
def test_slips_are_put_right_to_german_words(
    reader: Reader, message: str, correction: tuple[str, str]
) -> None:
    assert reader.read(message).corrections == (correction,)


@pytest.mark.parametrize("message", LEFT)
def test_ordinary_words_are_left_alone(reader: Reader, message: str) -> None:
    assert reader.read(message).corrections == ()


@pytest.mark.parametrize("message", NOT_QUESTIONS)
def test_what_is_no_question_is_not_answered(responder: Responder, message: str) -> None:
    assert responder.respond(responder.read(message)).reply.receipt.kind == "declined"


def test_a_name_is_quoted_as_it_was_written(reader: Reader) -> None:
    reading = reader.read("Was kostet bitte GPT-9.5 Ultra im Monat?")
    mention = reading.unknown_names[0]
    assert reading.message[mention.at :].startswith(mention.spelling)
    assert mention.spelling.startswith("GPT-9.5")
