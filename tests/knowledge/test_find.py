"""Names are found in sentences: whole, in order, and without taking other words for names."""

import pytest

from knowledge.catalog import Catalog
from knowledge.names import Ambiguous, Mention, NameIndex, Resolved, runs
from knowledge.names.find import Finder

UNITS = ("requests", "tokens", "calls", "prompts")

# What was written, and what it comes to: a model's id, ids to choose from, or "" for a name the
# catalog does not have.
Expected = list[tuple[str, str]]

KIMI, QWEN, TURBO = "kimi-k2", "qwen3.5-4b", "gpt-4-turbo"
HAIKU, SONNET, LLAMA = "claude-3.5-haiku", "claude-3.5-sonnet-v2", "llama-2-13b-chat"

QUESTIONS: list[tuple[str, Expected]] = [
    (
        "Which has the larger context, Kimi K2 or Qwen3.5-4B?",
        [("Kimi K2", KIMI), ("Qwen3.5-4B", QWEN)],
    ),
    ("gpt-4-turbo/kimi-k2", [("gpt-4-turbo", TURBO), ("kimi-k2", KIMI)]),
    ("gpt4turbo vs kimi-k2", [("gpt4turbo", TURBO), ("kimi-k2", KIMI)]),
    ("is (GPT-4 Turbo) retired?", [("GPT-4 Turbo", TURBO)]),
    ("*GPT-4 Turbo* or _Kimi K2_?", [("GPT-4 Turbo", TURBO), ("Kimi K2", KIMI)]),
    ("kimi k2's context", [("kimi k2", KIMI)]),
    ("which is better, qwen3.5-4b,kimi-k2", [("qwen3.5-4b", QWEN), ("kimi-k2", KIMI)]),
    (
        "compare kimi k2, gpt-4 turbo and llama 2 13b",
        [("kimi k2", KIMI), ("gpt-4 turbo", TURBO), ("llama 2 13b", LLAMA)],
    ),
    (
        "claude 3.5 haiku vs sonnet 3.5",
        [("claude 3.5 haiku", HAIKU), ("sonnet 3.5", SONNET)],
    ),
    ("what does Claude cost", [("Claude", f"{HAIKU} {SONNET}")]),
]

QUANTITIES: list[tuple[str, Expected]] = [
    ("kimi k2 2000 requests a day", [("kimi k2", KIMI)]),
    ("kimi k2 3 requests", [("kimi k2", KIMI)]),
    ("gpt-4 turbo 2M in 500k out", [("gpt-4 turbo", TURBO)]),
    ("haiku 3.5 with 1M requests", [("haiku 3.5", HAIKU)]),
    ("gpt 4 turbo 128k context", [("gpt 4 turbo", TURBO)]),
]

SAID_OF_MODELS: list[tuple[str, Expected]] = [
    ("GPT-4 Turbo vision", [("GPT-4 Turbo", TURBO)]),
    ("gpt-4 turbo code generation", [("gpt-4 turbo", TURBO)]),
    ("kimi k2 large context", [("kimi k2", KIMI)]),
    ("does qwen3.5 4b support vision", [("qwen3.5 4b", QWEN)]),
]

ABSENT: list[tuple[str, Expected]] = [
    ("Grok 4 vs gpt-4 turbo", [("Grok 4", ""), ("gpt-4 turbo", TURBO)]),
    ("gpt-4o vs gpt-4 turbo", [("gpt-4o", ""), ("gpt-4 turbo", TURBO)]),
    ("kimi k2.5 or kimi k2?", [("kimi k2.5", ""), ("kimi k2", KIMI)]),
    ("kimi k2 thinking vs haiku", [("kimi k2 thinking", ""), ("haiku", HAIKU)]),
    ("kimi k2 and llama 2 70b chat", [("kimi k2", KIMI), ("llama 2 70b chat", "")]),
    ("Kimi K2 0905 price", [("Kimi K2 0905", "")]),
]

CHATTER = [
    "",
    "lunch at 12 in room 4b?",
    "the context of this meeting is larger",
    "can you open the door",
    "v2 of the deck is up",
    "2000 requests a day",
]


@pytest.fixture(scope="module")
def finder(reviewed_catalog: Catalog) -> Finder:
    return Finder(reviewed_catalog, NameIndex(reviewed_catalog), UNITS)


def found(finder: Finder, text: str) -> tuple[Mention, ...]:
    return finder.find(text, runs(text.lower()))


def meaning(mention: Mention) -> str:
    match mention.match:
        case Resolved(card):
            return card.id
        case Ambiguous(cards):
            return " ".join(sorted(card.id for card in cards))
    return ""


@pytest.mark.parametrize(("text", "expected"), [*QUESTIONS, *QUANTITIES, *SAID_OF_MODELS, *ABSENT])
def test_names_are_found_whole_and_in_order(finder: Finder, text: str, expected: Expected) -> None:
    assert [(each.spelling, meaning(each)) for each in found(finder, text)] == expected


@pytest.mark.parametrize(
    "spelling",
    ["anthropic/claude-3-5-haiku-20241022", "moonshotai/kimi-k2", "openai/gpt-4-turbo"],
)
def test_an_id_is_found_with_the_maker_in_front(finder: Finder, spelling: str) -> None:
    (mention,) = found(finder, f"how long is the context of {spelling}?")
    assert mention.spelling == spelling


@pytest.mark.parametrize("text", CHATTER)
def test_nothing_is_found_where_no_model_is_named(finder: Finder, text: str) -> None:
    assert found(finder, text) == ()


@pytest.mark.parametrize(
    ("text", "weak"),
    [
        ("let's write a haiku about spring", True),
        ("claude 3.5 haiku about spring", False),
        ("the palm of my hand", True),
        ("PaLM 2 or Kimi K2", False),
        ("Claude", True),
    ],
)
def test_a_word_that_is_ordinary_english_or_a_family_is_a_weak_mention(
    finder: Finder, text: str, weak: bool
) -> None:
    assert found(finder, text)[0].weak is weak


@pytest.mark.parametrize(("text", "_"), [*QUESTIONS, *QUANTITIES, *SAID_OF_MODELS, *ABSENT])
def test_mentions_stand_apart_from_each_other(finder: Finder, text: str, _: Expected) -> None:
    ends = [place for each in found(finder, text) for place in (each.start, each.end)]
    assert ends == sorted(ends)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a beacon on the hill", [("beacon", "beacon-1")]),
        ("acme 2 7b or acme 2 70b", [("acme 2 7b", "acme-2-7b"), ("acme 2 70b", "acme-2-70b")]),
        ("acme 2.5 7b vs acme 2.5 70b", [("acme 2.5 7b", "acme-2.5-7b"), ("acme 2.5 70b", "")]),
        ("kestrel 4 or corvid 3", [("kestrel 4", ""), ("corvid 3", "corvid-3")]),
        ("acme 2", [("acme 2", "acme-2-70b acme-2-7b")]),
    ],
)
def test_names_come_from_the_catalog_at_hand(
    invented_catalog: Catalog, text: str, expected: Expected
) -> None:
    finder = Finder(invented_catalog, NameIndex(invented_catalog), UNITS)
    assert [(each.spelling, meaning(each)) for each in found(finder, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the specs of arcee trinity mini", [("trinity mini", "trinity-mini")]),
        ("is llama 3.1 405b on bedrock", [("llama 3.1 405b", "llama-3.1-405b")]),
        ("mixtral 8x7b on amazon bedrock", [("mixtral 8x7b", "mixtral-8x7b")]),
    ],
)
def test_a_maker_before_and_a_place_behind_are_no_part_of_a_name(
    whole_catalog: Catalog, text: str, expected: Expected
) -> None:
    finder = Finder(whole_catalog, NameIndex(whole_catalog), UNITS)
    assert [(each.spelling, meaning(each)) for each in found(finder, text)] == expected
