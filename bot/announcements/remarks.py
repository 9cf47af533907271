"""The notes of a digest: what else changed, watches, retirements, and what qualifies figures."""

from collections.abc import Iterator, Sequence

from bot import evidence
from bot.announcements.agenda import Agenda
from bot.announcements.ends import ending
from bot.announcements.pairs import Pair, flips_said, moved_said
from bot.questions import refreshes
from bot.questions.ageing import old_prices
from bot.questions.caveats import disputes_of

KIND = "digest"
MOST_ROWS = 10
MOST_NOTES = 10
MOST_OF_A_KIND = 3


def notes(agenda: Agenda) -> tuple[str, ...]:
    """All that the headline and the table do not say, at most ten and how many more there are."""
    found = [*_turned(agenda), *_moved(agenda), *_others(agenda), *_doubts(agenda)]
    return tuple(_few(agenda, found, MOST_NOTES))


def flips(agenda: Agenda) -> list[str]:
    """Where the lead of a pair changed sides; the headline says the first."""
    library, citations = agenda.library, agenda.citations
    return [said for pair in agenda.pairs for said in flips_said(library, pair, citations)]


def _turned(agenda: Agenda) -> Iterator[str]:
    yield from flips(agenda)[1:]


def _moved(agenda: Agenda) -> Iterator[str]:
    """What else is otherwise than at the last review, and what the reviewer noted of a pair."""
    for pair in agenda.pairs:
        said = [*moved_said(agenda.library, pair, agenda.citations)]
        yield from _few(agenda, said, MOST_OF_A_KIND)
    if agenda.pair:
        yield _reviewed(agenda, agenda.pair)


def _reviewed(agenda: Agenda, pair: Pair) -> str:
    review, say = pair.review, agenda.library.wording.say
    said = say("compare_overview", "reviewed", date=review.reviewed, note=review.note)
    return said if pair.before else f"{said} {say(KIND, 'no_review_before')}"


def _others(agenda: Agenda) -> Iterator[str]:
    """Watches, retirements and changes, where the headline or the table is of something else."""
    library, mixed = agenda.library, agenda.kinds > 1
    if mixed or len(agenda.turns) > 1:
        yield from _few(agenda, [turn.said(agenda.citations) for turn in agenda.turns])
    if mixed:
        yield from _few(agenda, [ending(library, each) for each in agenda.retiring])
    if agenda.pairs:
        rows = refreshes.table(library, agenda.changes).rows
        told = [
            library.wording.say(KIND, "change", name=name, what=what, then=then, now=now, date=date)
            for name, what, then, now, date in rows
        ]
        yield from _few(agenda, told)


def _doubts(agenda: Agenda) -> Iterator[str]:
    """Which figures of the pairs are disputed, doubted or old."""
    library = agenda.library
    for pair in agenda.pairs:
        yield from disputes_of(library, pair.cards, [each.attribute for each in pair.standings])
    yield from evidence.doubts(agenda.told)
    yield from old_prices(library, agenda.told)


def _few(agenda: Agenda, lines: Sequence[str], most: int = MOST_OF_A_KIND) -> Iterator[str]:
    """The first lines, and how many more there are."""
    yield from lines[:most]
    if len(lines) > most:
        yield agenda.library.wording.say(KIND, "more", count=len(lines) - most)
