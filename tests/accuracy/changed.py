"""Mentions changed by chance, the same each time: another digit, or one slip in a letter."""

import random
from string import ascii_lowercase, digits

from knowledge.names import runs
from knowledge.names.forms import numbers, units
from knowledge.names.listed import ListedNames

CUT, DOUBLED, WRONG, SWAPPED = "cut", "doubled", "wrong", "swapped"


def with_another_digit(mention: str, chance: random.Random) -> str | None:
    """The mention with one of its digits changed to another one; None if it has none."""
    places = [place for place, sign in enumerate(mention) if sign in digits]
    if not places:
        return None
    place = chance.choice(places)
    other = chance.choice([sign for sign in digits if sign != mention[place]])
    return mention[:place] + other + mention[place + 1 :]


def with_a_slip(mention: str, chance: random.Random) -> str | None:
    """The mention with one letter missing, doubled, wrong, or swapped with the next one."""
    places = [place for place, sign in enumerate(mention) if sign.lower() in ascii_lowercase]
    if not places:
        return None
    place = chance.choice(places)
    before, letter, after = mention[:place], mention[place], mention[place + 1 :]
    slip = chance.choice((CUT, DOUBLED, WRONG, SWAPPED))
    if slip == CUT:
        return before + after
    if slip == DOUBLED:
        return before + letter + letter + after
    if slip == SWAPPED and after[:1].isalpha() and after[0] != letter:
        return before + after[0] + letter + after[1:]
    others = [sign for sign in ascii_lowercase if sign != letter.lower()]
    return before + chance.choice(others) + after


def is_of_a_model(listed: ListedNames, mention: str) -> bool:
    """Whether the catalog has a model that may be called so, decided without resolving anything.

    It has if the mention is a spelling or the key of one, if its words and numbers are those of a
    name in any order, or if they are those of a name that has more words but no more numbers.
    """
    span = runs(mention.lower())
    if listed.exact(span) or listed.undated(listed.key_of(mention)):
        return True
    core = listed.core(units(span))
    if not core or listed.made_of(core):
        return True
    return any(numbers(parts) == numbers(core) for parts in listed.longer(core))


def is_another_model(listed: ListedNames, mention: str, changed: str) -> bool:
    """Whether a change is one of the model, rather than of a date or of how it is served."""
    before, after = listed.key_of(mention), listed.key_of(changed)
    return before.name != after.name and before.dated == after.dated
