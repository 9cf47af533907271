"""What is sealed opens with the operator's keys, and with nothing else."""

import pytest
from cryptography.fernet import Fernet

from bot.state.database import UnusableStateError
from bot.state.sealing import SealedOtherwiseError, Sealer

OLD, NEW, OTHER = (Fernet.generate_key().decode() for _ in range(3))


def test_what_is_sealed_opens_and_does_not_show_what_it_is() -> None:
    sealed = Sealer([NEW]).seal("xoxb-invented")
    assert "xoxb" not in sealed
    assert Sealer([NEW]).unseal(sealed) == "xoxb-invented"


def test_sealing_the_same_twice_gives_two_different_things() -> None:
    sealer = Sealer([NEW])
    assert sealer.seal("xoxb-invented") != sealer.seal("xoxb-invented")


def test_an_old_key_opens_and_the_newest_seals() -> None:
    sealed = Sealer([OLD]).seal("xoxb-invented")
    both = Sealer([NEW, OLD])
    assert both.unseal(sealed) == "xoxb-invented"
    assert Sealer([NEW]).unseal(both.reseal(sealed)) == "xoxb-invented"
    assert Sealer([NEW]).unseal(both.seal("xoxb-invented")) == "xoxb-invented"


def test_what_another_key_sealed_or_somebody_changed_does_not_open() -> None:
    sealed = Sealer([OTHER]).seal("xoxb-invented")
    for broken in (sealed, sealed[:-4], "xoxb-invented", ""):
        with pytest.raises(SealedOtherwiseError):
            Sealer([NEW, OLD]).unseal(broken)
        with pytest.raises(SealedOtherwiseError):
            Sealer([NEW, OLD]).reseal(broken)


def test_without_keys_nothing_is_sealed() -> None:
    with pytest.raises(UnusableStateError, match=r"^VERSUS_ENCRYPTION_KEYS is not set, and"):
        Sealer([])


@pytest.mark.parametrize(
    "key",
    ["", "short", "x" * 43, "x" * 44, "\u00e9" * 44, NEW[:-2]],
    ids=["empty", "short", "43 letters", "44 letters", "no ASCII", "cut off"],
)
def test_a_key_that_is_none_is_named_by_its_place_and_never_quoted(key: str) -> None:
    with pytest.raises(UnusableStateError) as fault:
        Sealer([NEW, key])
    assert str(fault.value).startswith("Key 2 in VERSUS_ENCRYPTION_KEYS is no Fernet key")
    assert not key or key not in str(fault.value)
