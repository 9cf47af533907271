"""The whole check: faults alone, or else suspicions, disputes and gaps."""

from knowledge.checking import Report, report
from knowledge.harvest import Harvested
from tests.small import OTHER, fact, model, rows

TODAY = "2026-06-30"


def checked(*models: Harvested) -> Report:
    return report(rows(models), TODAY, {"north"})


def test_sources_that_differ_are_counted_and_the_farthest_apart_comes_first() -> None:
    near = (fact(8000), fact(8192, OTHER))
    far = (fact(8000), fact(8192, OTHER), fact(800_000, OTHER))
    either = (fact(True), fact(False, OTHER))
    found = checked(
        model("Tern 4", {"context_window": near, "vision": True}),
        model("Tern 5", {"context_window": far, "vision": either}),
        model("Skua 1", {"context_window": (fact(1), fact(1, OTHER))}),
    )
    assert [(each.attribute, each.models) for each in found.disputes] == [
        ("context_window", 2),
        ("vision", 1),
    ]
    assert found.disputes[0].cases == (
        "Tern 5: 8,000 tokens (invented list), not 800,000 tokens (another list)",
        "Tern 4: 8,000 tokens (invented list), not 8,192 tokens (another list)",
    )


def test_dates_are_as_far_apart_as_their_days() -> None:
    models = [
        model(name, {"released": (fact("2026-01-01"), fact(other, OTHER))})
        for name, other in (("Tern 4", "2026-01-09"), ("Tern 5", "2024-01-01"))
    ]
    (dispute,) = checked(*models).disputes
    assert [case[:6] for case in dispute.cases] == ["Tern 5", "Tern 4"]


def test_gaps_are_the_models_without_a_value() -> None:
    models = [model("Tern 4", {"vision": True}, {"north": "1 2"}), model("Tern 5")]
    gaps = checked(*models).gaps
    assert (gaps["vision"], gaps["input_price"], gaps["released"]) == (1, 1, 2)


def test_with_faults_nothing_further_is_looked_at() -> None:
    found = checked(model("Tern 4", {"released": "soon", "context_window": 0}))
    assert [len(each.cases) for each in found.faults] == [1]
    assert (found.warnings, found.disputes, found.gaps) == ((), (), {})


def test_suspicions_are_no_faults() -> None:
    found = checked(model("Tern 4", {"context_window": 0}))
    assert found.faults == ()
    assert [each.rule for each in found.warnings] == ["a context window is impossible"]
