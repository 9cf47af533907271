"""Every figure of the five reviewed pages, asked for in words, with what was put right said."""

import re

import pytest

from bot.responder import Responder
from bot.surfaces.text import plain
from tests.bot.questions.conftest import Ask, by

LLAMA, QWEN = "Llama 2 13B Chat", "Qwen3.5-4B"
SONNET, KIMI = "Claude 3.5 Sonnet v2", "Kimi K2"
HAIKU, TURBO = "Claude 3.5 Haiku", "GPT-4 Turbo"
# The first model of each reviewed pair; the second is always Qwen3.5-4B.
MONTHS = (
    (LLAMA, "$205", "Replicate API"),
    (SONNET, "$12,300", "AWS Bedrock"),
    (KIMI, "$900", "AWS Bedrock"),
    (HAIKU, "$1,640", "Anthropic"),
    (TURBO, "$7,750", "Replicate API"),
)
CONTEXTS = (
    (LLAMA, "Qwen3.5-4B has the larger context window (64x): 262,144 tokens against 4,096 tokens"),
    (SONNET, "Qwen3.5-4B has the larger context window (1.31x)"),
    (KIMI, "Kimi K2 and Qwen3.5-4B tie on context window: 262,144 tokens each"),
    (HAIKU, "Qwen3.5-4B has the larger context window (1.31x): 262,144 tokens against 200,000"),
    (TURBO, "Qwen3.5-4B has the larger context window (2.05x): 262,144 tokens against 128,000"),
)
FACTS = (
    (LLAMA, "released", "2023-07-18"), (SONNET, "released", "2025-12-01"),
    (KIMI, "released", "2025-07-11"), (HAIKU, "released", "2024-10-22"),
    (TURBO, "released", "2024-04-09"), (QWEN, "released", "2026-03-02"),
    (LLAMA, "licence", "Llama 2 Community"), (SONNET, "licence", "Proprietary"),
    (KIMI, "licence", "Proprietary"), (HAIKU, "licence", "unknown (not sourced)"),
    (TURBO, "licence", "Proprietary"), (QWEN, "licence", "Apache 2.0"),
    (LLAMA, "openness", "open weights"), (QWEN, "openness", "open source"),
    (TURBO, "openness", "proprietary"), (KIMI, "openness", "unknown (conflicting)"),
    (LLAMA, "commercial use", "with conditions"), (QWEN, "commercial use", "allowed"),
    (LLAMA, "parameter count", "13B"), (KIMI, "parameter count", "1T"),
    (QWEN, "parameter count", "4B"), (TURBO, "parameter count", "1.76T"),
    (SONNET, "parameter count", "unknown (not disclosed)"),
    (LLAMA, "knowledge cutoff", "2022-09"), (SONNET, "knowledge cutoff", "2024-04"),
    (TURBO, "knowledge cutoff", "2023-12"), (QWEN, "knowledge cutoff", "unknown (not sourced)"),
    (LLAMA, "input price", "$0.10"), (LLAMA, "output price", "$0.50"),
    (SONNET, "input price", "$6"), (SONNET, "output price", "$30"),
    (KIMI, "input price", "$0.50"), (KIMI, "output price", "$2"),
    (HAIKU, "input price", "$0.80"), (HAIKU, "output price", "$4"),
    (TURBO, "input price", "$5"), (TURBO, "output price", "$15"),
    (QWEN, "output price", "unknown (not sourced)"),
)  # fmt: skip
CAPABILITIES = (
    "vision", "multimodal input", "reasoning mode", "function calling", "tool use",
    "structured outputs", "code execution", "IDE integration", "computer use", "parallel agents",
)  # fmt: skip
HAS = {
    LLAMA: {"structured outputs"},
    SONNET: {"structured outputs"},
    KIMI: {"function calling", "structured outputs"},
    HAIKU: {"vision", "reasoning mode", "structured outputs", "code execution"},
    TURBO: {
        "vision", "multimodal input", "function calling", "tool use", "structured outputs",
        "code execution",
    },
    QWEN: {"vision", "multimodal input"},
}  # fmt: skip
# The oldest page has seven capability rows.
NOT_SAID = {KIMI: {"IDE integration", "computer use", "parallel agents"}}
ROUTES = (
    (LLAMA, "11", "Replicate API, Alibaba Cloud PAI-EAS, AWS Bedrock, Microsoft Foundry", "5 more"),
    (LLAMA, "11", "GCP Vertex AI and DeepInfra", "5 more"),
    (SONNET, "2", "AWS Bedrock and Anthropic", ""),
    (KIMI, "3", "AWS Bedrock, OpenRouter and GCP Vertex AI", ""),
    (HAIKU, "6", "Anthropic, OpenRouter, AWS Bedrock, GCP Vertex AI and Replicate API", "1 more"),
    (TURBO, "6", "Replicate API, OpenAI API, Azure OpenAI", "1 more"),
    (TURBO, "6", "Salesforce Einstein Generative AI and OpenRouter", "1 more"),
    (QWEN, "0", "No provider route is tracked", "not sourced"),
)
# What was put right or is doubted, and words of the note that says so.
PUT_RIGHT = (
    (f"parameters of {KIMI}", "1K"),
    (f"licence of {KIMI}", "Modified MIT"),
    (f"context of {KIMI}", "131,072"),
    (f"release date of {KIMI}", "2025-09-05"),
    (f"release date of {SONNET}", "2024-10-22"),
    (f"output price of {SONNET}", "$3 / $15"),
    (f"output price of {TURBO}", "batch price"),
    (f"parameters of {TURBO}", "rumour"),
    (f"does {SONNET} support vision?", "image input"),
    (f"does {HAIKU} support function calling?", "function calling Yes"),
    (f"monthly cost of {HAIKU}", "2026-02-19"),
    (f"structured outputs of {TURBO}", "gpt-4o-2024-08-06"),
    (f"reasoning of {QWEN}", "reasoning Yes"),
    (f"GPQA of {LLAMA} vs {QWEN}", "thinking mode"),
    (f"MMLU-Pro of {TURBO} vs {QWEN}", "does not say who measured"),
)


@pytest.fixture(scope="module")
def ask(reviewed_responder: Responder) -> Ask:
    return by(reviewed_responder)


@pytest.mark.parametrize(("model", "amount", "route"), MONTHS)
def test_a_default_month_costs_what_the_page_says_on_its_route(
    ask: Ask, model: str, amount: str, route: str
) -> None:
    reply = ask(f"monthly cost of {model} vs {QWEN}")
    assert f"{model}: {amount} a month on {route}" in reply.headline
    assert reply.receipt.leaders == ()
    assert reply.receipt.cost is not None
    assert reply.receipt.cost["delta_usd"] is None


@pytest.mark.parametrize(("model", "says"), CONTEXTS)
def test_a_pairs_context_is_compared_from_exact_figures(ask: Ask, model: str, says: str) -> None:
    assert says in ask(f"larger context, {model} or {QWEN}?").headline


@pytest.mark.parametrize(
    ("benchmark", "model", "says"),
    [
        ("GPQA", LLAMA, "Qwen3.5-4B leads on GPQA (34.4 points): 76.2 against 41.8"),
        ("MMLU-Pro", TURBO, "Qwen3.5-4B leads on MMLU-Pro (9.7 points): 79.1 against 69.4"),
    ],
)
def test_a_shared_benchmark_has_both_scores_and_their_distance(
    ask: Ask, benchmark: str, model: str, says: str
) -> None:
    assert says in ask(f"who scores higher on {benchmark}, {model} or {QWEN}?").headline
    assert benchmark in plain(ask(f"{model} vs {QWEN}"))


@pytest.mark.parametrize(("model", "attribute", "shown"), FACTS)
def test_a_fact_is_what_the_page_says(ask: Ask, model: str, attribute: str, shown: str) -> None:
    (figure,) = ask(f"{attribute} of {model}").receipt.values.values()
    assert figure["shown"].startswith(shown)
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", figure["as_of"])


@pytest.mark.parametrize("model", HAS)
@pytest.mark.parametrize("capability", CAPABILITIES)
def test_a_capability_is_what_the_page_says(ask: Ask, model: str, capability: str) -> None:
    (figure,) = ask(f"does {model} support {capability}?").receipt.values.values()
    known = capability not in NOT_SAID.get(model, ())
    assert figure["value"] == ((capability in HAS[model]) if known else None)


@pytest.mark.parametrize(("model", "count", "named", "more"), ROUTES)
def test_the_routes_are_counted_and_named_cheapest_first(
    ask: Ask, model: str, count: str, named: str, more: str
) -> None:
    reply = ask(f"who hosts {model}?")
    assert named in reply.headline
    assert more in reply.headline
    assert reply.table is not None
    assert ("Tracked routes", count) in reply.table.rows


@pytest.mark.parametrize("model", [model for model, _, _ in MONTHS])
def test_no_reviewed_pair_shares_a_tracked_provider(ask: Ask, model: str) -> None:
    assert ask(f"who hosts {model} and {QWEN}?").receipt.extra["shared"] == []


@pytest.mark.parametrize(("message", "said"), PUT_RIGHT)
def test_what_was_put_right_or_is_doubted_is_said(ask: Ask, message: str, said: str) -> None:
    assert any(said in note for note in ask(message).notes)


@pytest.mark.parametrize(
    "message",
    [
        f"{SONNET} vs {QWEN}",
        f"switch from {SONNET} to {QWEN}",
        f"tell me about {SONNET}",
        "models without vision",
    ],
)
def test_a_doubtful_capability_is_said_to_be_doubted_wherever_it_counts(
    ask: Ask, message: str
) -> None:
    doubts = [note for note in ask(message).notes if note.startswith("Doubted")]
    assert any(SONNET in doubt and "vision" in doubt for doubt in doubts)


@pytest.mark.parametrize(
    ("model", "reviewed"),
    [
        (LLAMA, "2026-05-19"), (SONNET, "2026-05-19"), (KIMI, "2026-05-14"),
        (HAIKU, "2026-05-22"), (TURBO, "2026-05-22"),
    ],
)  # fmt: skip
def test_a_pair_is_dated_by_its_review(ask: Ask, model: str, reviewed: str) -> None:
    reply = ask(f"{model} vs {QWEN}")
    assert reply.receipt.extra["reviewed"] == reviewed
    assert any(reviewed in note for note in reply.notes)


@pytest.mark.parametrize(
    "message", ["GPT-4 Turbo vs Qwen3.5-4B", "switch from Claude 3.5 Sonnet v2 to Qwen3.5-4B"]
)
def test_a_doubt_is_said_once_however_many_figures_it_touches(ask: Ask, message: str) -> None:
    doubts = [note.partition("): ")[2] for note in ask(message).notes if "Doubted (" in note]
    assert doubts
    assert len(doubts) == len(set(doubts))
