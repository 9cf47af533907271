"""However nasty a text is, reading it takes time in proportion to its length, or less."""

from time import process_time

import pytest

from bot.reading import Reader
from knowledge.catalog import Catalog

NASTY = {
    "letters": "a",
    "words": "context ",
    "names": "Kimi K2 ",
    "names run together": "kimi-k2-",
    "names almost right": "GPT-4 Trubo ",
    "names of no model": "Zorb 7 ",
    "words almost right": "contxt ",
    "hyphens": "a-",
    "slashes": "1/",
    "dots": "a.b",
    "digits": "9",
    "numbers": "1.5k ",
    "exponents": "1e",
    "commas": "1,",
    "prices": "$3 / 1M ",
    "brackets": "[(",
    "denials": "isn't ",
    "a sign that is written out": "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}",
    "signs that are not seen": "\N{ZERO WIDTH SPACE}",
    "signs that combine": "e\N{COMBINING ACUTE ACCENT}",
    "emoji": "\N{FIRE}",
}
RUNS = 5
TOO_MUCH = 4  # what grows by the square of its length takes four times as long for twice of it


@pytest.fixture(scope="module")
def reader(reviewed_catalog: Catalog) -> Reader:
    return Reader(reviewed_catalog)


def shortest(reader: Reader, part: str, length: int) -> float:
    """The least time of several readings, each of a text of its own, as readings are kept."""
    taken = []
    for run in range(RUNS):
        text = f"q{run} " + (part * length)[:length]
        start = process_time()
        reader.read(text)
        taken.append(process_time() - start)
    return min(taken)


# Longer messages are declined; the longest that are read have 1,000 signs.
@pytest.mark.parametrize("length", [450, 20_000])
@pytest.mark.parametrize("part", NASTY.values(), ids=NASTY)
def test_twice_the_signs_take_about_twice_the_time_or_less(
    reader: Reader, part: str, length: int
) -> None:
    half, whole = shortest(reader, part, length), shortest(reader, part, 2 * length)
    assert whole < half * TOO_MUCH
