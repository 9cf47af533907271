"""Keys as a catalog stores them: by its own words, and written with their dates."""

from knowledge.catalog import NameWords
from knowledge.names.key import Key, Keys


def keys_by(words: NameWords) -> Keys:
    """What makes keys by the words of a catalog."""
    return Keys(words.makers, words.heads, words.hosts, words.modes)


def with_date(key: Key) -> str:
    """A key's name and date: "claude-3.5-sonnet@2024-10-22"."""
    return f"{key.name}@{key.dated}" if key.dated else key.name
