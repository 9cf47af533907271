"""Which links are to pages of ours, and of which models they are; all others are let be."""

import pytest

from bot.surfaces.slack.page_links import models_of
from knowledge.catalog import Catalog

BASE = "https://pages.example.com/llm"

PAGES = {
    f"{BASE}/models/kimi-k2": ("kimi-k2",),
    f"{BASE}/models/kimi-k2/": ("kimi-k2",),
    f"{BASE}/models/Qwen3.5-4B.html": ("qwen3.5-4b",),
    f"{BASE}/models/kimi%2Dk2?from=mail#cost": ("kimi-k2",),
    "https://PAGES.example.com:443/llm/models/kimi-k2": ("kimi-k2",),
    f"{BASE}/compare/kimi-k2-vs-gpt-4-turbo": ("kimi-k2", "gpt-4-turbo"),
    f"{BASE}/compare/gpt-4-turbo-vs-kimi-k2.html": ("gpt-4-turbo", "kimi-k2"),
    f"{BASE}/compare/kimi-k2/gpt-4-turbo": ("kimi-k2", "gpt-4-turbo"),
}


@pytest.mark.parametrize("url", PAGES)
def test_a_page_of_a_model_or_a_pair_is_recognised(url: str, reviewed_catalog: Catalog) -> None:
    assert models_of(url, BASE, reviewed_catalog) == PAGES[url]


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://pages.example.com/models/kimi-k2",
        "https://pages.example.com/llmodels/kimi-k2",
        "http://pages.example.com/llm/models/kimi-k2",
        "https://pages.example.com:8443/llm/models/kimi-k2",
        "https://pages.example.com.evil.example/llm/models/kimi-k2",
        "https://evil.example/llm/models/kimi-k2",
        "https://evil.example@pages.example.com/llm/models/kimi-k2",
        "https://pages.example.com@evil.example/llm/models/kimi-k2",
        "https://pages.example.com:x/llm/models/kimi-k2",
        "https://[pages/llm/models/kimi-k2",
        BASE,
        f"{BASE}/",
        f"{BASE}/models",
        f"{BASE}/models/",
        f"{BASE}/models/kimi-k9",
        f"{BASE}/models/kimi-k2/prices",
        f"{BASE}/models//kimi-k2",
        f"{BASE}/models/../models/kimi-k2",
        f"{BASE}/compare/kimi-k2",
        f"{BASE}/compare/kimi-k2-vs-kimi-k2",
        f"{BASE}/compare/kimi-k2-vs-kimi-k9",
        f"{BASE}/compare/-vs-kimi-k2",
        f"{BASE}/compare/kimi-k2/gpt-4-turbo/price",
        f"{BASE}/prices/kimi-k2",
        f"{BASE}/compare/{'-vs-' * 20_000}",
    ],
)
def test_any_other_address_is_none_of_ours(url: str, reviewed_catalog: Catalog) -> None:
    assert models_of(url, BASE, reviewed_catalog) == ()


def test_pages_may_be_at_the_root(reviewed_catalog: Catalog) -> None:
    url = "https://pages.example.com/models/kimi-k2"
    assert models_of(url, "https://pages.example.com", reviewed_catalog) == ("kimi-k2",)
