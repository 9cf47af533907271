"""Stand-ins for a model, within the limits that are said."""

from tests.bot.questions.conftest import Ask


def test_only_models_within_the_limits_stand_in(ask: Ask) -> None:
    every = ask("alternatives to Beacon 1").receipt.results
    found = ask("alternatives to Beacon 1 with open weights").receipt
    assert found.slots["openness"] == "open weights"
    assert 0 < len(found.results) < len(every)
    assert set(found.results) < set(every)


def test_the_limits_are_said(ask: Ask) -> None:
    assert "open weights" in ask("alternatives to Beacon 1 with open weights").headline


def test_none_within_the_limits_is_said_with_them(ask: Ask) -> None:
    reply = ask("alternatives to Beacon 1 with over 900M context")
    assert reply.receipt.results == ()
    assert "900,000,000" in reply.headline
