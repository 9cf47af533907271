"""What a digest is made of: pairs, changes, retirements and watches, each once, in order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.announcements.anchors import Fired
from bot.announcements.ends import nearest_of
from bot.announcements.news import Changed, News, Retiring, Reviewed
from bot.announcements.pairs import Pair, pair_of
from bot.announcements.topics import Watch
from bot.announcements.turns import Turn, turns_of
from bot.evidence import Citations, Told
from bot.library import Library
from knowledge.catalog import Change, ChangeKind, Review


@dataclass(frozen=True, slots=True)
class Agenda:
    """What there is to say, from a library; pairs whose lead changed sides come first.

    `citations` number the sources of all figures of it.
    """

    library: Library
    citations: Citations
    pairs: tuple[Pair, ...]
    changes: tuple[Change, ...]
    retiring: tuple[Retiring, ...]
    turns: tuple[Turn, ...]

    @property
    def pair(self) -> Pair | None:
        """The pair, where only one was reviewed."""
        return self.pairs[0] if len(self.pairs) == 1 else None

    @property
    def told(self) -> Sequence[Told]:
        """The figures of the pairs that are shown, with model and attribute."""
        return _told(self.pairs)

    @property
    def kinds(self) -> int:
        """How many sorts of things there are to say."""
        return sum(map(bool, (self.pairs, self.changes, self.retiring, self.turns)))

    @property
    def models(self) -> tuple[str, ...]:
        """The ids of all models that are spoken of, in the order they are."""
        found = (
            *(card.id for each in self.pairs for card in each.cards),
            *(each.model for each in self.retiring),
            *(model for turn in self.turns for model in turn.entered),
            *(each.model for each in self.changes),
        )
        return tuple(dict.fromkeys(found))


def agenda_of(
    library: Library, news: Sequence[News], fired: Sequence[tuple[Watch, Fired]]
) -> Agenda:
    """News and watches in order; a pair by its newest review, a retirement by its last step."""
    pairs = _pairs(library, [each for each in news if isinstance(each, Reviewed)])
    retiring = nearest_of(each for each in news if isinstance(each, Retiring))
    changes = _changes([each for each in news if isinstance(each, Changed)], retiring)
    turns = [*turns_of(library, fired)]
    facts = [fact for _, _, fact in _told(pairs)]
    facts += [fact for pair in pairs for fact in pair.earlier]
    facts += [fact for turn in turns for fact in turn.facts]
    facts += [library.card(each.model).fact("retired") for each in retiring]
    return Agenda(
        library, Citations(facts), tuple(pairs), tuple(changes), tuple(retiring), tuple(turns)
    )


def _told(pairs: Sequence[Pair]) -> Sequence[Told]:
    """All figures of a pair alone; of several those that a line has room for."""
    return pairs[0].told if len(pairs) == 1 else [one for each in pairs for one in each.in_a_line]


def _pairs(library: Library, found: Iterable[Reviewed]) -> list[Pair]:
    newest: dict[str, Review] = {}
    for each in sorted(found, key=lambda each: each.review.reviewed):
        newest[each.review.pair] = each.review
    pairs = [pair_of(library, review) for review in newest.values()]
    return sorted(pairs, key=lambda each: (-len(each.flips), -len(each.moved), each.name))


def _changes(found: Iterable[Changed], retiring: Iterable[Retiring]) -> list[Change]:
    """The changes, without the days of retirements that are told anyhow."""
    ending = {each.model for each in retiring}
    told = (change for each in found for change in each.changes)
    retired = ChangeKind.RETIREMENT
    return [each for each in told if each.kind is not retired or each.model not in ending]
