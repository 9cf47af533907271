"""The paths that ids stand behind: "openrouter/qwen/qwen3-8b", "us.amazon.nova-pro-v1:0"."""

from collections.abc import Sequence
from dataclasses import replace

from knowledge.catalog import Catalog
from knowledge.names.matches import Mention
from knowledge.names.runs import SOFT, Run, words_of


class Paths:
    """Knows the words that stand in paths: makers, providers and hosts."""

    def __init__(self, catalog: Catalog) -> None:
        general = catalog.name_words
        self._places = general.makers | general.hosts | _offerers(catalog)

    def with_path(self, text: str, span: Sequence[Run], mention: Mention, least: int) -> Mention:
        """The mention with the path before it, but nothing before the run `least`."""
        start = mention.start
        while start > least and self._is_path(text, span, start):
            start -= 1
        if start == mention.start:
            return mention
        at = span[start].start
        spelling = text[at : span[mention.end - 1].end]
        return replace(mention, start=start, spelling=spelling, at=at)

    def _is_path(self, text: str, span: Sequence[Run], place: int) -> bool:
        before = text[span[place].start - 1]
        return before in "/." and span[place].join is SOFT and span[place - 1].text in self._places


def _offerers(catalog: Catalog) -> set[str]:
    """The words of the names of makers and providers, which stand in the paths of ids."""
    named = (*catalog.makers.values(), *catalog.providers.values())
    words = (word for each in named for word in (each.id, *each.words))
    return {run for word in words for run in words_of(word.lower())}
