"""One short message for all that a channel is told at a time: what weighs most comes first."""

from collections.abc import Iterator, Sequence

from bot import evidence
from bot.announcements import ends, pairs
from bot.announcements.agenda import Agenda, agenda_of
from bot.announcements.anchors import Fired
from bot.announcements.news import News
from bot.announcements.pairs import Pair
from bot.announcements.remarks import KIND, MOST_ROWS, flips, notes
from bot.announcements.topics import Watch
from bot.library import Library
from bot.questions import refreshes
from bot.questions.asked import ask_steps, pair_steps
from bot.reply import Receipt, Reply, Status, Step, Table

MOST_STEPS = 3


def digest(
    library: Library, news: Sequence[News], fired: Sequence[tuple[Watch, Fired]]
) -> Reply | None:
    """All news and watches in one reply; None where there is nothing to say."""
    agenda = agenda_of(library, news, fired)
    if not agenda.kinds:
        return None
    return Reply(
        headline=_headline(agenda),
        receipt=_receipt(agenda, news),
        table=_table(agenda),
        notes=(*_not_shown(agenda), *notes(agenda)),
        sources=(*agenda.citations.lines(), *dict.fromkeys(_editions(agenda))),
        steps=tuple(dict.fromkeys(_steps(agenda)))[:MOST_STEPS],
    )


def _headline(agenda: Agenda) -> str:
    """The pair, the retirement or the watch where there is one alone, else what there is."""
    library, say = agenda.library, agenda.library.wording.say
    turned = flips(agenda)[:1]
    if agenda.pair:
        lead = say(KIND, "reviewed", pair=agenda.pair.name)
        counts = [*_counts(agenda)][1:]
        also = [say(KIND, "also", counts=counts)] if counts else []
        return " ".join((lead, *(turned or [pairs.verdicts(library, agenda.pair)]), *also))
    if agenda.kinds == 1 and len(agenda.retiring) == 1:
        return ends.ending(library, agenda.retiring[0])
    if agenda.kinds == 1 and len(agenda.turns) == 1:
        return agenda.turns[0].said(agenda.citations)
    return " ".join((*turned, say(KIND, "counts", counts=[*_counts(agenda)], after=turned)))


def _counts(agenda: Agenda) -> Iterator[str]:
    """How much there is of each sort, pairs first."""
    sorts = {"pairs": agenda.pairs, "retirements": agenda.retiring, "watches": agenda.turns}
    for name, found in sorts.items():
        if found:
            yield agenda.library.wording.say(KIND, name, count=len(found))
    yield from refreshes.counts(agenda.library, agenda.changes)


def _table(agenda: Agenda) -> Table | None:
    """The figures of the pair, or the pairs, else the changes, else the retirements."""
    library = agenda.library
    if agenda.pair:
        return pairs.table_of(library, agenda.pair, agenda.citations)
    if agenda.pairs:
        rows = tuple(_row(agenda, each) for each in agenda.pairs[:MOST_ROWS])
        return Table(("Pair", "Reviewed", "Who leads", "Since its last review"), rows)
    if agenda.changes:
        return refreshes.table(library, agenda.changes)
    if len(agenda.retiring) > 1:
        return ends.table_of(library, agenda.retiring[:MOST_ROWS], agenda.citations)
    return None


def _row(agenda: Agenda, pair: Pair) -> tuple[str, ...]:
    library, citations = agenda.library, agenda.citations
    marks = dict.fromkeys(citations.mark(fact) for _, _, fact in pair.in_a_line)
    leads = pairs.leads(library, pair) + "".join(marks)
    return pair.name, pair.review.reviewed, leads, pairs.changed(library, pair)


def _not_shown(agenda: Agenda) -> Iterator[str]:
    """How many rows a table leaves out."""
    found = agenda.pairs or agenda.changes or agenda.retiring
    if len(found) > MOST_ROWS:
        yield agenda.library.wording.say(KIND, "more_rows", count=len(found) - MOST_ROWS)


def _editions(agenda: Agenda) -> Iterator[str]:
    """The differences between editions that changes and watches were seen in."""
    yield from refreshes.sources(agenda.library, agenda.changes)
    for turn in agenda.turns:
        yield f"{agenda.library.wording.say('changes', 'source')}, {turn.fired.day}"


def _steps(agenda: Agenda) -> Iterator[Step]:
    """The full comparison and the cost of what is told; what else changed.

    Where it is not all of one thing, each step names what it is of.
    """
    library, alone = agenda.library, agenda.kinds == len(agenda.retiring) + len(agenda.turns) == 1
    if agenda.pair:
        yield from pair_steps(agenda.pair.cards, "overview", "cost")
    elif agenda.pairs:
        names = [each.name for each in agenda.pairs[:MOST_STEPS]]
        yield from ask_steps(*((name, f"compare {name}") for name in names))
    for turn in agenda.turns:
        if entered := library.cards(turn.entered[:2]):
            steps = pair_steps(entered, "overview" if len(entered) > 1 else "profile", "cost")
            both = " vs ".join(card.name for card in entered)
            yield from steps if alone else ask_steps((both, steps[0].ask))
    for each in agenda.retiring:
        name = library.card(each.model).name
        label = "Alternatives" if alone else f"Alternatives to {name}"
        yield from ask_steps((label, f"alternatives to {name}"))
    if agenda.changes:
        yield from ask_steps(("What changed", "what changed this week?"))


def _receipt(agenda: Agenda, news: Sequence[News]) -> Receipt:
    standings = agenda.pair.standings if agenda.pair else ()
    return Receipt(
        KIND,
        Status.ANSWERED,
        agenda.library.catalog.edition,
        models=agenda.models,
        figures={
            each.attribute.id: evidence.values(each.attribute, each.figures) for each in standings
        },
        extra={
            "news": [each.key for each in news],
            "watches": [turn.watch.said for turn in agenda.turns],
        },
    )
