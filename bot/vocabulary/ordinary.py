"""The list of ordinary words, made from a package that is only read: `make words`."""

import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from zipfile import ZipFile

PACKAGE = "symspellpy"
DICTIONARY = f"{PACKAGE}/frequency_dictionary_en_82_765.txt"
# Rarer words are so seldom written that a slip of a known word is likelier.
COMMONEST = 16_000
SHORTEST = 4
HEAD = (
    "# Common English words, the most frequent first: never read as slips of other words.\n"
    "# Made from a list in symspellpy (see NOTICE) by `make words`; not to be edited.\n"
)


def ordinary_words(wheels: Path) -> Iterator[str]:
    """The commonest words of four letters or more; StopIteration where the wheel is not there."""
    with ZipFile(next(wheels.glob(f"{PACKAGE}-*.whl"))) as wheel:
        lines = wheel.read(DICTIONARY).decode("utf-8-sig").splitlines()
    words = (line.split()[0] for line in lines[:COMMONEST])
    return (word for word in words if len(word) >= SHORTEST and word.isalpha())


def text(wheels: Path) -> str:
    """The list as it is kept."""
    return HEAD + "".join(f"{word}\n" for word in ordinary_words(wheels))


if __name__ == "__main__":
    path = Path(str(files("bot.vocabulary") / "ordinary.txt"))
    path.write_text(text(Path(sys.argv[1])), encoding="utf-8")
