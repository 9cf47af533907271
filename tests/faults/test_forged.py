"""Whoever knocks with whatever: the bot stays up, small, and silent."""

import random

import pytest

from tests.faults.forged import forged
from tests.faults.mutated import mutated, payloads, sound


def test_mutated_payloads_do_no_harm() -> None:
    found = forged(120)
    assert (found.signed.total(), found.unsigned.total()) == (120, 120)
    assert len(found.kinds) == 7
    assert found.faults == []


@pytest.mark.parametrize("kind", payloads("http://localhost/", ()))
def test_what_is_mutated_is_not_what_it_was(kind: str) -> None:
    chance = random.Random(1)  # noqa: S311 - no secret
    builds = payloads("http://localhost/", ())[kind] or [dict]
    payload = builds[0]() or {"type": "block_suggestion"}
    changed = [mutated(kind, payload, chance) != sound(kind, payload) for _ in range(100)]
    assert sum(changed) > 90
