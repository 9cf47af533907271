"""What has been taken on already: Slack delivers an event again when it did not hear back."""

from collections.abc import Hashable


class Claims:
    """Identities already dealt with, the oldest forgotten first; kept in memory only."""

    def __init__(self, limit: int = 20_000) -> None:
        self._limit = limit
        self._taken: dict[Hashable, None] = {}

    def claim(self, *keys: Hashable) -> bool:
        """Take every key at once; False, taking none, where one of them was taken before.

        There is no await in here, so two deliveries on one event loop cannot both be told True.
        """
        if any(key in self._taken for key in keys):
            return False
        for key in keys:
            self._taken[key] = None
        while len(self._taken) > self._limit:
            del self._taken[next(iter(self._taken))]
        return True

    def release(self, key: Hashable) -> None:
        """Give a key back, so that what failed can be tried again."""
        self._taken.pop(key, None)
