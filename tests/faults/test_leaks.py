"""The log has no secret and no word of a question; `make faults` looks at many more lines."""

from tests.faults.leaks import Searched, leaked


def test_nothing_leaks_into_the_log() -> None:
    found = leaked(2_000)
    assert found.lines >= 2_000
    assert found.of_visits > 20
    assert found.found == ()


def test_a_leak_would_be_seen() -> None:
    searched = Searched()
    searched.write('{"event": "xoxb-invented"}\n')
    searched.write('{"event": "what of zanzibar"}\n')
    searched.write('{"event": "nothing"}\n')
    assert (searched.lines, len(searched.leaks)) == (3, 2)
