"""`versus names`: which model each mention means."""

import json

from tests.program import Run

MENTIONS = (
    ("Kimi K2", "resolved", "kimi-k2"),
    ("kimi-k2", "resolved", "kimi-k2"),
    ("gpt4 turbo", "resolved", "gpt-4-turbo"),
    ("Claude", "ambiguous", None),
    ("Kimi K99", "unknown", None),
    ("Grok 44", "unknown", None),
    ("", "unknown", None),
    ("the coffee machine", "unknown", None),
)


def test_each_line_gives_an_object_in_its_order(versus: Run) -> None:
    said = "".join(f"{mention}\n" for mention, _, _ in MENTIONS)
    ended = versus("names", "--json", "-", said=said)
    assert (ended.code, ended.err) == (0, "")
    found = [json.loads(line) for line in ended.out.splitlines()]
    assert [(each["mention"], each["status"], each["id"]) for each in found] == list(MENTIONS)
    assert all(each.keys() == {"mention", "status", "id", "name", "candidates"} for each in found)
    by_mention = {each["mention"]: each for each in found}
    assert by_mention["gpt4 turbo"]["name"] == "GPT-4 Turbo"
    assert by_mention["Claude"]["name"] is None
    assert {"claude-3.5-haiku", "claude-3.5-sonnet-v2"} <= set(by_mention["Claude"]["candidates"])
    assert by_mention["Kimi K99"]["candidates"]
    assert by_mention["Kimi K2"]["candidates"][0] == "kimi-k2"


def test_a_mention_alone_is_said_in_a_line(versus: Run) -> None:
    ended = versus("names", "gpt4", "turbo")
    assert (ended.code, ended.out, ended.err) == (0, "gpt4 turbo: resolved: gpt-4-turbo\n", "")


def test_a_mention_of_any_length_is_dealt_with(versus: Run) -> None:
    ended = versus("names", "--json", "-", said=f"{'a' * 40_000}\n{'kimi-' * 8_000}\n")
    assert (ended.code, ended.err) == (0, "")
    assert [json.loads(line)["id"] for line in ended.out.splitlines()] == [None, None]


def test_a_mention_of_many_slashes_does_not_end_the_run(versus: Run) -> None:
    ended = versus("names", "--json", "-", said=f"{'1/' * 2_000}\nkimi k2\n")
    assert (ended.code, ended.err) == (0, "")
    assert len(ended.out.splitlines()) == 2
