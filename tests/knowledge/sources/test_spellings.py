"""A spelling is one model's or is shared: whoever has the better claim to it has it."""

from collections.abc import Mapping

from knowledge.harvest import Harvested
from knowledge.sources.spellings import Spelt, settled


def spelt(model: str, *claims: tuple[str, ...], name: str = "") -> Spelt:
    """A model with its claims, the best first."""
    return Spelt(Harvested(model, name or model, "", "", (), (), {}, ()), claims)


def aliases(*models: Spelt) -> dict[str, tuple[str, ...]]:
    found, _ = settled(models)
    return {model.id: model.aliases for model in found}


def shared(*models: Spelt) -> Mapping[str, tuple[str, ...]]:
    return settled(models)[1]


def test_a_spelling_of_one_model_is_its_alias() -> None:
    models = (spelt("aurora-1", ("acme/aurora-1",)), spelt("borealis-1", ("acme/borealis-1",)))
    assert aliases(*models) == {
        "aurora-1": ("acme/aurora-1",),
        "borealis-1": ("acme/borealis-1",),
    }
    assert not shared(*models)


def test_a_spelling_of_two_is_nobodys_alias_and_both_are_asked_about() -> None:
    models = (spelt("borealis-1", ("Northern Light",)), spelt("aurora-1", ("northern-light",)))
    assert aliases(*models) == {"aurora-1": (), "borealis-1": ()}
    assert shared(*models) == {"northernlight": ("aurora-1", "borealis-1")}


def test_the_better_claim_has_the_spelling() -> None:
    models = (spelt("aurora-1", ("light",), ()), spelt("borealis-1", (), ("light",)))
    assert aliases(*models) == {"aurora-1": ("light",), "borealis-1": ()}
    assert not shared(*models)


def test_equal_claims_are_shared_though_others_have_worse_ones() -> None:
    models = (
        spelt("aurora-1", ("light",), ()),
        spelt("borealis-1", ("light",), ()),
        spelt("comet-1", (), ("light",)),
    )
    assert shared(*models) == {"light": ("aurora-1", "borealis-1")}


def test_no_claim_is_better_than_a_models_own_id_and_name() -> None:
    models = (
        spelt("aurora-1", (), name="Northern Light"),
        spelt("borealis-1", ("northern light", "aurora 1")),
    )
    assert aliases(*models) == {"aurora-1": (), "borealis-1": ()}
    assert not shared(*models)


def test_two_models_of_one_name_are_asked_about() -> None:
    models = (spelt("aurora-1", name="Aurora"), spelt("aurora-2", name="Aurora"))
    assert shared(*models) == {"aurora": ("aurora-1", "aurora-2")}


def test_a_spelling_is_kept_once_as_it_is_written_first_and_never_the_own_name() -> None:
    found = aliases(
        spelt("aurora-1", ("Acme Aurora 1", "acme-aurora-1"), ("acme/aurora_1", "Aurora 1"))
    )
    assert found == {"aurora-1": ("Acme Aurora 1",)}


def test_what_has_neither_letter_nor_digit_is_no_spelling() -> None:
    models = (spelt("aurora-1", ("///", "")), spelt("borealis-1", ("...",)))
    assert aliases(*models) == {"aurora-1": (), "borealis-1": ()}
    assert not shared(*models)


def test_models_may_have_different_numbers_of_claims() -> None:
    models = (spelt("aurora-1"), spelt("borealis-1", (), ("light",)))
    assert aliases(*models) == {"aurora-1": (), "borealis-1": ("light",)}


def test_without_models_there_is_nothing() -> None:
    assert settled([]) == ((), {})
