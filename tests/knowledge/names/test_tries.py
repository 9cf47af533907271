"""What a mention's key is looked for under, besides itself."""

from knowledge.names.key import Key
from knowledge.names.tries import names, releases, shorter, without_active


def test_a_day_is_looked_for_as_it_is_then_as_its_month_then_as_a_stamp() -> None:
    assert list(releases(Key("aurora-3", "2025-03-24"))) == [
        ("aurora-3@2025-03-24",),
        ("aurora-3@2025-03",),
        ("aurora-3-2503", "aurora-3-0324"),
    ]


def test_a_month_is_looked_for_with_each_of_its_days() -> None:
    dates, stamps = releases(Key("aurora-3", "2025-03"))
    assert {"aurora-3@2025-03", "aurora-3@2025-03-01", "aurora-3@2025-03-31"} <= set(dates)
    assert {"aurora-3-2503", "aurora-3-0324"} <= set(stamps)


def test_without_a_date_no_release_is_looked_for() -> None:
    assert not list(releases(Key("aurora-3")))


def test_a_name_is_looked_for_as_it_is_first() -> None:
    assert next(names("aurora-3")) == "aurora-3"


def test_a_preview_is_found_without_the_word_but_is_not_the_model() -> None:
    assert "aurora-3-preview" in names("aurora-3")
    assert "aurora-3" not in names("aurora-3-preview")


def test_a_window_behind_a_name_may_be_a_remark_that_must_hold() -> None:
    assert shorter("aurora-3-1m") == ("aurora-3", 1_000_000, 0)
    assert shorter("aurora-3-128k") == ("aurora-3", 128_000, 0)
    assert shorter("aurora-3-1b") == ("aurora-3-1b", 0, 0)


def test_active_parameters_in_a_name_must_hold() -> None:
    assert shorter("aurora-3-235b-a22b") == ("aurora-3-235b", 0, 22_000_000_000)


def test_active_parameters_tell_no_models_apart() -> None:
    assert without_active("aurora-3-235b-a22b-2507") == "aurora-3-235b-2507"
    assert without_active("aurora-a22b") == "aurora-a22b"
