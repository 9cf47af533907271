"""The questions the benchmarks ask: exact ones, and the same with one slip of the keyboard."""

import random
from collections.abc import Iterator, Sequence
from itertools import permutations

NAMES = (
    "Llama 2 13B Chat",
    "Qwen3.5-4B",
    "Claude 3.5 Sonnet v2",
    "Kimi K2",
    "Claude 3.5 Haiku",
    "GPT-4 Turbo",
)
PAIR = (
    "which has the larger context, {} or {}?",
    "is {} or {} cheaper?",
    "{} vs {}",
    "monthly cost of {} vs {}",
    "which is newer, {} or {}?",
    "does {} or {} support vision?",
    "output price: {} vs {}",
    "where can I run {} and {}?",
)
ONE = ("context of {}", "price of {}", "is {} open source?", "tell me about {}")


def exact() -> tuple[str, ...]:
    """Every phrasing with every model or ordered pair: 264 questions."""
    pairs = (form.format(*pair) for form in PAIR for pair in permutations(NAMES, 2))
    ones = (form.format(name) for form in ONE for name in NAMES)
    return (*pairs, *ones)


def mistyped(questions: Sequence[str], seed: int = 7) -> tuple[str, ...]:
    """The same questions with two neighbouring letters of one longer word swapped."""
    return tuple(_slips(questions, random.Random(seed)))  # noqa: S311 - no secret


def _slips(questions: Sequence[str], chance: random.Random) -> Iterator[str]:
    for question in questions:
        words = question.split(" ")
        long = [place for place, word in enumerate(words) if word.isalpha() and len(word) > 4]
        if not long:
            continue
        place = chance.choice(long)
        word = words[place]
        cut = chance.randrange(1, len(word) - 2)
        words[place] = word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :]
        if words[place] != word:
            yield " ".join(words)
