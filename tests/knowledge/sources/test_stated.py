"""What packages state, in the catalog's words."""

import pytest

from knowledge.sources.stated import input_facts, known, tool_facts, window_facts


@pytest.mark.parametrize(
    ("images", "others", "multimodal"),
    [
        (True, [None, None], True),
        (False, [True, None], True),
        (None, [True], True),
        (False, [False, False], False),
        (False, [False, None], None),
        (None, [False], None),
    ],
)
def test_multimodal_is_no_only_where_every_kind_of_input_is_said_to_be_no(
    images: bool | None, others: list[bool | None], multimodal: bool | None
) -> None:
    assert input_facts(images, others) == {"vision": images, "multimodal": multimodal}


@pytest.mark.parametrize("flag", [True, False, None])
def test_one_flag_for_tool_calls_speaks_of_both_capabilities(flag: bool | None) -> None:
    assert tool_facts(flag) == {"function_calling": flag, "tool_use": flag}


@pytest.mark.parametrize("prompt", [272_000, 922_000])
def test_a_limit_known_to_be_on_the_prompt_alone_is_no_context_window(prompt: int) -> None:
    assert known(window_facts(prompt)) == {}


def test_another_limit_on_the_prompt_is_the_context_window() -> None:
    assert window_facts(200_000) == {"context_window": 200_000}


def test_what_is_not_known_is_no_fact_and_no_is_one() -> None:
    assert known({"vision": False, "reasoning": None}) == {"vision": False}
