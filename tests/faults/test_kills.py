"""A builder killed at any point leaves a whole catalog, and nothing the next build keeps."""

from tests.faults.kills import killed


def test_a_killed_builder_leaves_a_whole_catalog() -> None:
    found = killed(5)
    assert found.kills == 5
    assert found.faults == ()
