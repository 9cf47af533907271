"""One key for all spellings of a model, and never one for two models."""

import time

import pytest

from knowledge.names.key import Key, Keys
from knowledge.sources.authored import AUTHORED
from knowledge.sources.decisions import decided

KEYS = Keys(
    makers=frozenset({"acme", "acme-labs", "cloudy", "deepseek", "mistral", "openai", "beacon"}),
    heads=frozenset({"deepseek", "mistral", "codestral"}),
    hosts=frozenset({"chutes", "fw"}),
    modes=frozenset({"claude- max", "thinker-2", "o3"}),
)

SAME = {
    "paths and makers": (
        "aurora-3.1-70b",
        "Aurora 3.1 70B",
        "cloudy/acme/aurora-3.1-70b",
        "accounts/cloudy/models/aurora-3p1-70b",
        "acme.aurora-3.1-70b",
        "us.acme.aurora-3-1-70b-v1:0",
        "us-gov.acme.aurora-3-1-70b-1:0",
        "acme-labs-aurora-3-1-70b",
        "Acme: Aurora 3.1 70B",
        "acme/Aurora3.1-70B",
        "hf:acme/aurora-3_1-70b",
    ),
    "terms, packing and serving": (
        "aurora-3-8b",
        "aurora-3-8b:free",
        "aurora-3-8b:batch",
        "aurora-3-8b-instruct",
        "aurora-3-8b-it",
        "Aurora 3 8B (free)",
        "aurora-3-8b-instruct-fp8-fast",
        "aurora-3-8b-instruct-turbo",
        "aurora-3-8b-instruct-q4_k_m",
        "aurora-3-8b-awq",
        "aurora-3-8b-4bit",
        "aurora-3-8b-maas",
        "aurora-3-8b-tee",
        "aurora-3.0-8b",
        "Aurora 3 8B (Chutes)",
        "aurora-3-8b-fw",
        "Aurora 3 8B [Retired]",
        "Aurora 3 8B (US)",
        "aurora-3-8b-us",
        "aurora-3-8b@001",
        "Aurora 3 8B ≤200k",
    ),
    "modes of thinking": (
        "thinker-2",
        "thinker-2-thinking",
        "thinker-2:thinking",
        "thinker-2-thinking-64k-high-effort",
        "thinker-2 (27k thinking)",
        "Thinker 2 (no thinking)",
        "thinker-2-nothinking",
        "thinker-2-medium",
        "thinker-2-thinking:8192",
        "thinker-2_16K",
    ),
    "Claude's order before 4": (
        "claude-3.5-haiku",
        "claude-3-5-haiku",
        "Claude Haiku 3.5",
        "haiku-3.5",
        "claude-haiku-3-5",
        "Claude v3.5 Haiku",
    ),
    "Claude's order from 4 on": (
        "claude-opus-4.1",
        "claude-4-1-opus",
        "Claude 4.1 Opus",
        "claude-opus-41",
        "opus 4.1",
        "claude-4.1-opus-max",
    ),
    "Gemini's order": ("gemini-1.5-flash", "Gemini Flash 1.5", "gemini-flash-1.5-002"),
    "Gemini's nought": ("gemini-2.0-flash", "gemini-2-flash", "Gemini 2.0 Flash"),
    "Gemini without nought": ("gemini-3-pro-preview", "gemini-3.0-pro-preview"),
    "Qwen's glued version": ("qwen3.5-4b", "Qwen 3.5 4B", "qwen3-5-4b", "qwen35-4b", "qwen3p5-4b"),
    "shortened versions": ("gpt-3.5-turbo", "gpt-35-turbo", "GPT3.5 Turbo"),
    "the v of a version": ("llama-2-13b-chat", "llama-v2-13b-chat", "Llama2 13B Chat"),
    "a maker that is a family": (
        "deepseek-r1-0528",
        "DeepSeek: R1 0528",
        "deepseek/deepseek-r1-0528",
        "deepseek.r1-0528",
        "DeepSeek DeepSeek-R1-0528",
    ),
    "calendar versions": ("mistral-large-2411", "Mistral Large (24.11)", "Mistral Large v2411"),
    "glued words": ("o3-mini", "o3mini", "openai/o3-mini-high", "O3 Mini (high)"),
    "version of Bedrock": ("claude-2.1", "claude-v2:1", "Claude v2.1"),
    "plus signs": ("command-r-plus", "Command R+", "command-r+"),
    "experts": ("aurora-4-128e", "Aurora 4 (128 experts)"),
    "stamps": ("aurora-2.5-preview-0605", "aurora-2.5-preview-06-05", "Aurora 2.5 Preview 0605"),
}

APART = (
    ("o3", "o3-mini"),
    ("gpt-4o", "gpt-4o-mini"),
    ("gpt-4", "gpt-4o"),
    ("gpt-4-1106-preview", "gpt-4-turbo"),
    ("gpt-3.5-turbo", "gpt-3.5-turbo-instruct"),
    ("kimi-k2", "kimi-k2-thinking"),
    ("kimi-k2", "kimi-k2-turbo"),
    ("kimi-k2-0711", "kimi-k2-0905"),
    ("kimi-k2", "kimi-k2.5"),
    ("gemini-2.5-flash", "gemini-2.5-flash-lite"),
    ("qwen3-235b-a22b-instruct-2507", "qwen3-235b-a22b-thinking-2507"),
    ("qwen2-7b", "qwen2.7b"),
    ("qwen2.5-7b", "qwen2-57b"),
    ("llama-2-13b-chat", "llama-2-13b"),
    ("llama-3.1-8b-base", "llama-3.1-8b-instruct"),
    ("aurora-70b", "aurora-7b"),
    ("aurora-vision", "aurora"),
    ("aurora-coder", "aurora"),
    ("aurora-thinking", "aurora"),
    ("grok-4-fast-reasoning", "grok-4-fast-non-reasoning"),
    ("deepseek-v3-0324", "deepseek-v3"),
    ("mistral-large-2402", "mistral-large-2411"),
    ("text-davinci-002", "text-davinci-003"),
    ("nova-2-lite", "nova-lite"),
    ("gpt-4-32k", "gpt-4"),
)


@pytest.mark.parametrize(
    ("name", "spelling"),
    [(names[0], spelling) for names in SAME.values() for spelling in names],
)
def test_all_spellings_of_a_model_have_one_name(name: str, spelling: str) -> None:
    assert KEYS.key_of(spelling).name == name


@pytest.mark.parametrize("keys", [KEYS, decided(AUTHORED).keys], ids=["few words", "authored"])
@pytest.mark.parametrize(("one", "other"), APART)
def test_two_models_have_two_names(keys: Keys, one: str, other: str) -> None:
    assert keys.key_of(one).name != keys.key_of(other).name


@pytest.mark.parametrize(
    ("spelling", "name", "dated"),
    [
        ("aurora-3-20241022", "aurora-3", "2024-10-22"),
        ("aurora-3@20241022", "aurora-3", "2024-10-22"),
        ("acme.aurora-3-20241022-v2:0", "aurora-3", "2024-10-22"),
        ("aurora-3-2024-08-06", "aurora-3", "2024-08-06"),
        ("aurora-3-10-22-2024", "aurora-3", "2024-10-22"),
        ("aurora-3-250615", "aurora-3", "2025-06-15"),
        ("Aurora 3 (Oct 2024)", "aurora-3", "2024-10"),
        ("Aurora 3 (October 2024, 16k thinking tokens)", "aurora-3-16k-thinking", "2024-10"),
        ("aurora-3-08-2024", "aurora-3", "2024-08"),
        ("aurora-3-0711", "aurora-3-0711", ""),
        ("aurora-3-2507", "aurora-3-2507", ""),
        ("aurora-3-2024", "aurora-3-2024", ""),
        ("aurora-3-20249999", "aurora-3-20249999", ""),
        ("may-3-8b", "may-3-8b", ""),
    ],
)
def test_a_full_date_is_lifted_and_a_stamp_stays(spelling: str, name: str, dated: str) -> None:
    key = KEYS.key_of(spelling)
    assert (key.name, key.dated) == (name, dated)


def test_what_is_lifted_is_marked() -> None:
    key = KEYS.key_of("cloudy/thinker-2-thinking-32k-fp8:free")
    assert key == Key("thinker-2", "", frozenset({"thinking", "32k", "fp8", "free"}))


def test_words_of_thinking_stay_where_thinking_is_another_model() -> None:
    assert KEYS.key_of("aurora-3-thinking").name == "aurora-3-thinking"
    assert KEYS.key_of("aurora-3-medium").name == "aurora-3-medium"


def test_a_mode_of_one_family_makes_another_model_in_others() -> None:
    assert KEYS.key_of("claude-sonnet-5-max").name == "claude-sonnet-5"
    assert KEYS.key_of("thinker-2-max").name == "thinker-2-max"


def test_the_latest_of_a_name_without_a_version_is_no_spelling_of_the_name() -> None:
    assert KEYS.key_of("aurora-pro-latest").name == "aurora-pro-latest"
    assert KEYS.key_of("aurora-latest-128k").name == "aurora-128k-latest"
    assert KEYS.key_of("aurora-3-latest").name == "aurora-3"


def test_a_maker_stays_where_nothing_but_a_version_follows() -> None:
    assert KEYS.key_of("beacon-v1-8k").name == "beacon-v1-8k"
    assert KEYS.key_of("Mistral: Large").name == "mistral-large"
    assert KEYS.key_of("Mistral: Codestral 2").name == "codestral-2"


@pytest.mark.parametrize("spelling", ["", "  ", "()", "//", "≤200k", "---", "🐬"])
def test_where_nothing_is_left_there_is_no_name(spelling: str) -> None:
    assert not KEYS.key_of(spelling).name


@pytest.mark.parametrize(
    "spelling",
    [sign * 5_000 for sign in ("a", "1", "-", "(", "1-", "v1.", "a.", ":free", "20240101", "_1")]
    + ["[" * 2_500 + "]" * 2_500, "≤1" * 2_500, "x ai " * 1_000, "/" * 5_000, "thinking " * 500],
)
def test_a_long_and_nasty_spelling_takes_no_time(spelling: str) -> None:
    started = time.process_time()
    KEYS.key_of(spelling)
    assert time.process_time() - started < 0.05
