"""What has been taken on already."""

from bot.surfaces.slack.claims import Claims


def test_a_key_is_taken_once() -> None:
    claims = Claims()
    assert claims.claim("Ev1", ("C1", "1.1"))
    assert not claims.claim("Ev1", ("C1", "1.2"))
    assert not claims.claim("Ev2", ("C1", "1.1"))


def test_a_refused_claim_takes_nothing() -> None:
    claims = Claims()
    claims.claim("Ev1")
    claims.claim("Ev1", "Ev2")
    assert claims.claim("Ev2")


def test_a_key_given_back_can_be_taken_again() -> None:
    claims = Claims()
    claims.claim("Ev1")
    claims.release("Ev1")
    assert claims.claim("Ev1")


def test_the_oldest_are_forgotten_first() -> None:
    claims = Claims(limit=2)
    for key in ("Ev1", "Ev2", "Ev3"):
        claims.claim(key)
    assert not claims.claim("Ev3")
    assert not claims.claim("Ev2")
    assert claims.claim("Ev1")
