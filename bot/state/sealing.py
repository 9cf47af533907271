"""Tokens at rest: sealed with the newest of the operator's keys, opened with any of them."""

from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.state.database import UnusableStateError

KEYS = "VERSUS_ENCRYPTION_KEYS"


class UnusableKeysError(UnusableStateError):
    """Nothing can be sealed; the message is one line, and never quotes a key."""


class SealedOtherwiseError(Exception):
    """What was sealed opens with none of the keys: one was taken away too early."""


class Sealer:
    """Seals texts; `keys` are Fernet keys, the newest first."""

    def __init__(self, keys: Sequence[str]) -> None:
        if not keys:
            raise UnusableKeysError(f"{KEYS} is not set, and tokens are not kept in clear")
        self._all = MultiFernet([_fernet(key, place) for place, key in enumerate(keys, 1)])

    def seal(self, text: str) -> str:
        """Seal a text with the newest key."""
        return self._all.encrypt(text.encode()).decode()

    def unseal(self, sealed: str) -> str:
        """Give a text back; raises SealedOtherwiseError."""
        try:
            return self._all.decrypt(sealed).decode()
        except InvalidToken:
            raise SealedOtherwiseError from None

    def reseal(self, sealed: str) -> str:
        """Seal anew with the newest key what any of them opens; raises SealedOtherwiseError."""
        try:
            return self._all.rotate(sealed).decode()
        except InvalidToken:
            raise SealedOtherwiseError from None


def _fernet(key: str, place: int) -> Fernet:
    try:
        return Fernet(key)
    except ValueError:
        raise UnusableKeysError(
            f"Key {place} in {KEYS} is no Fernet key: 32 bytes as URL-safe base64"
        ) from None
