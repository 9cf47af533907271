"""A broken row is left out and told of; the others are read."""

from collections.abc import Callable

from knowledge.sources.faults import Fault, sound
from knowledge.sources.figures import Row, Tokens
from knowledge.sources.listing import Listing


class _Limits(Row):
    context: Tokens = None


def reader(context: object) -> Callable[[], Listing | None]:
    def listing() -> Listing | None:
        limits = _Limits.model_validate({"context": context})
        return Listing("some-list", "", "a", facts={"context_window": limits.context})

    return listing


def skipped() -> None:
    return None


def refused() -> None:
    raise ValueError("it has no name")


def test_rows_around_a_broken_one_are_read() -> None:
    faults: list[Fault] = []
    rows = [("one", reader(1)), ("two", reader("many")), ("three", reader(3))]
    found = [listing.facts["context_window"] for listing in sound(rows, "some-list", faults)]
    assert found == [1, 3]
    assert [str(fault) for fault in faults] == ["some-list: two: context: 'many' is not a number"]


def test_a_row_that_is_none_of_ours_is_no_fault() -> None:
    faults: list[Fault] = []
    assert not list(sound([("one", skipped)], "some-list", faults))
    assert not faults


def test_a_fault_of_a_whole_row_names_no_field() -> None:
    faults: list[Fault] = []
    assert not list(sound([("one", refused)], "some-list", faults))
    assert faults == [Fault("some-list", "one", "it has no name")]
