"""A provider that is named: only its routes count, and the answer says so."""

import pytest

from bot.surfaces.text import plain
from tests.bot.questions.conftest import Ask

# Messages, the models without a known figure there, and what is known of the others.
ASKED: tuple[tuple[str, str, set[str], str], ...] = (
    ("price of Kimi K2 on OpenRouter", "OpenRouter", {"kimi-k2"}, ""),
    ("monthly cost of Kimi K2 on OpenRouter", "OpenRouter", {"kimi-k2"}, ""),
    ("price of GPT-4 Turbo on Azure", "Azure OpenAI", {"gpt-4-turbo"}, ""),
    ("price of Kimi K2 on Bedrock", "AWS Bedrock", set(), "$0.875"),
    ("price of Kimi K2 vs Haiku on Bedrock", "AWS Bedrock", {"claude-3.5-haiku"}, "$0.875"),
    ("monthly cost of Kimi K2 vs Haiku on Bedrock", "AWS Bedrock", {"claude-3.5-haiku"}, "$900"),
)


@pytest.mark.parametrize(("message", "provider", "unknown", "known"), ASKED)
def test_a_price_there_is_not_taken_from_elsewhere(
    ask_reviewed: Ask, message: str, provider: str, unknown: set[str], known: str
) -> None:
    reply = ask_reviewed(message)
    values = reply.receipt.values
    assert {model for model, figure in values.items() if figure["value"] is None} == unknown
    assert known in plain(reply)
    assert not unknown & set(reply.receipt.leaders)
    assert any(f"Only routes on {provider} were looked at." in note for note in reply.notes)


@pytest.mark.parametrize(
    ("message", "provider"),
    [
        ("price of Kimi K2 on OpenRouter", "OpenRouter"),
        ("monthly cost of Kimi K2 on OpenRouter", "OpenRouter"),
        ("price of Kimi K2 vs Haiku on Bedrock", "AWS Bedrock"),
    ],
)
def test_the_first_line_says_where_a_price_is_unknown(
    ask_reviewed: Ask, message: str, provider: str
) -> None:
    assert provider in ask_reviewed(message).headline
