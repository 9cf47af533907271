"""Keys: one name for all spellings of a model, with what was lifted off it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from knowledge.names import dates, versions
from knowledge.names.decorations import (
    BUDGET,
    EFFORTS,
    EXPERTS,
    LATEST,
    MODE_EFFORTS,
    REGIONS,
    REGIONS_BEHIND,
    REMARKS,
    SWITCHES,
    THINKING,
    plain,
    unpacked,
)
from knowledge.names.surroundings import parted, without_dots, without_path

_TOKEN = re.compile(r"[a-z0-9]+(?:\.[a-z0-9]+)*")
_LETTERS = re.compile(r"[a-z]+(?=\d|$)")


@dataclass(frozen=True, slots=True)
class Key:
    """What a spelling comes to.

    `name` is a slug, empty if nothing is left; `dated` an ISO date or month, or empty; `marks` are
    the other words that were lifted off: terms, regions, efforts, how it is packed and served.
    """

    name: str
    dated: str = ""
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Keys:
    """Makes keys, with the words for it that are knowledge rather than grammar.

    `makers` stand before a name, as do hosts and products; `heads` begin names of their own even
    behind a maker that is a family too; `hosts` stand behind a name. `modes` are beginnings of the
    names of models that think or not, as they are told, each with more words that are modes of
    these alone: "claude- max".
    """

    makers: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    modes: frozenset[str] = frozenset()

    def key_of(self, spelling: str) -> Key:
        """The key of an id or of a written name, in time linear in its length."""
        text, remarks = parted(spelling)
        marks: set[str] = set()
        if ":" in text:
            marks.update(switch[1:] for switch in SWITCHES.findall(text))
            text = SWITCHES.sub("", text)
        text, served = without_dots(without_path(text, self.heads), self._places, self.heads)
        tokens, dated = dates.lifted(_TOKEN.findall(text))
        tokens = self._front(unpacked(tokens, marks))
        if served and len(tokens) > 2 and tokens[-1] == "v1":
            tokens.pop()
        tokens = list(versions.split(tokens))
        if remarks:
            said, remarked = dates.lifted(_TOKEN.findall(remarks))
            dated = remarked or dated
            tokens += self._said_of(unpacked(said, marks, first=0), marks)
        tokens = self._back(plain(versions.joined(tokens), marks), marks)
        if LATEST in marks and tokens and not _has_version(tokens):
            # Without a version, the latest is now one model and now another.
            tokens.append(LATEST)
        return Key(_slug(tokens), dated, frozenset(marks))

    def _front(self, tokens: list[str]) -> list[str]:
        """Without the makers before the name; a tier's name alone gets its family."""
        while len(tokens) > 1:
            if f"{tokens[0]}-{tokens[1]}" in self.makers and len(tokens) > 2:
                del tokens[:2]
            elif tokens[0] in self.makers and self._stands_alone(tokens[0], tokens[1]):
                del tokens[0]
            else:
                break
        if len(tokens) > 1 and tokens[0] in versions.TIERS:
            tokens.insert(0, "claude")
        return tokens

    def _stands_alone(self, maker: str, following: str) -> bool:
        """Whether what follows a maker's name is a name without it: "large" and "v1-8k" are not."""
        if maker in self.heads:
            word = _LETTERS.match(following)
            return word is not None and (word[0] == maker or word[0] in self.heads)
        return following[0].isalpha() and not (following[0] == "v" and following[1:2].isdigit())

    def _said_of(self, remarks: Sequence[str], marks: set[str]) -> list[str]:
        """What brackets say that may belong to the name; the rest goes to the marks."""
        kept: list[str] = []
        for token in versions.split(remarks):
            if token in self._remarks:
                marks.add(token)
            elif token == EXPERTS and kept and kept[-1].isdigit():
                kept[-1] += "e"
            else:
                kept.append(token)
        return kept

    def _back(self, tokens: list[str], marks: set[str]) -> list[str]:
        """Without hosts, regions, efforts and modes of thinking behind the name."""
        while len(tokens) > 1 and (tokens[-1] in self._behind or self._is_mode(tokens)):
            marks.add(tokens.pop())
        return tokens

    def _is_mode(self, tokens: Sequence[str]) -> bool:
        """Whether the last token says how a model that may think is told to."""
        last, name = tokens[-1], _slug(tokens)
        if not name.startswith(self._beginnings):
            return False
        if last in THINKING or last in MODE_EFFORTS:
            return True
        if BUDGET.fullmatch(last):
            return len(tokens) > 2
        return any(last in more and name.startswith(start) for start, more in self._further)

    @cached_property
    def _places(self) -> frozenset[str]:
        return self.makers | REGIONS

    @cached_property
    def _behind(self) -> frozenset[str]:
        return self.hosts | EFFORTS | REGIONS_BEHIND

    @cached_property
    def _remarks(self) -> frozenset[str]:
        return self.hosts | EFFORTS | MODE_EFFORTS | REGIONS | REMARKS

    @cached_property
    def _beginnings(self) -> tuple[str, ...]:
        return tuple(sorted({mode.split()[0] for mode in self.modes}))

    @cached_property
    def _further(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        words = (mode.split() for mode in sorted(self.modes))
        return tuple((start, tuple(more)) for start, *more in words if more)


def _has_version(tokens: Sequence[str]) -> bool:
    """Whether a number other than that of a window (128k) stands in a name."""
    named = (token for token in tokens if not BUDGET.fullmatch(token))
    return any(sign.isdigit() for token in named for sign in token)


def _slug(tokens: Sequence[str]) -> str:
    if len(tokens) > 1 and tokens[0] == "qwen" and tokens[1].replace(".", "").isdigit():
        # The maker writes Qwen3-32B, but Qwen-7B.
        return "-".join((f"qwen{tokens[1]}", *tokens[2:]))
    return "-".join(tokens)
