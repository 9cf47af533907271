"""A newly reviewed pair: who leads on what, and what is otherwise than at its last review."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.evidence import Citations, Told
from bot.library import Library
from bot.questions.caveats import told_by
from bot.questions.compare_overview import who_leads
from bot.questions.figures import side_by_side
from bot.questions.trade_offs import WEIGHED, weighed
from bot.reply import Table
from bot.verdict import verdict
from knowledge.attribute import Direction
from knowledge.cards import ModelCard
from knowledge.catalog import Review
from knowledge.comparison import Shape, Standing, compare
from knowledge.facts import Fact
from knowledge.reviews import Flip, Moved, changes_since, flips

MOST_ROWS = 10
MOST_IN_A_LINE = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """A review with the one before it, how the pair stands today, and what changed between.

    `standings` have what changed sides first, then what a comparison weighs, then what else moved.
    """

    review: Review
    before: Review | None
    cards: tuple[ModelCard, ...]
    standings: tuple[Standing, ...]
    moved: tuple[Moved, ...]
    flips: tuple[Flip, ...]

    @property
    def name(self) -> str:
        """Both models: "Kimi K2 vs Qwen3.5-4B"."""
        return " vs ".join(card.name for card in self.cards)

    @property
    def told(self) -> list[Told]:
        """The figures of today, with model and attribute."""
        return told_by(self.standings)

    @property
    def weighed(self) -> tuple[Standing, ...]:
        """The standings that a line has room for: what changed sides, then the usual ones."""
        return self.standings[: max(len(WEIGHED), len(self.flips))][:MOST_IN_A_LINE]

    @property
    def in_a_line(self) -> list[Told]:
        """The known figures behind the standings of a line, with model and attribute."""
        return [each for each in told_by(self.weighed) if each[2].known]

    @property
    def earlier(self) -> Iterator[Fact]:
        """The figures that are said beside today's: of the last review, and what they became."""
        yield from (each.now for each in self.moved)
        yield from (each.then for each in self.moved)
        yield from (figure.fact for each in self.flips for figure in each.then.figures)


def pair_of(library: Library, review: Review) -> Pair:
    """A review's pair as it stands in a library."""
    catalog, cards = library.catalog, library.cards(review.models)
    before = catalog.review_before(review)
    turned = flips(catalog, before) if before else ()
    moved = changes_since(catalog, before) if before else ()
    names = dict.fromkeys(
        (
            *(each.attribute.id for each in turned),
            *(each.attribute.id for each in weighed(library, cards)),
            *(each.attribute.id for each in moved),
        )
    )
    standings = tuple(compare(cards, library.attribute(name)) for name in names)
    return Pair(review, before, cards, standings, moved, turned)


def table_of(library: Library, pair: Pair, citations: Citations) -> Table:
    """The figures side by side, and who leads on each."""
    shown = pair.standings[:MOST_ROWS]
    rows = [(each.attribute, [figure.fact for figure in each.figures]) for each in shown]
    figures = side_by_side(library, pair.cards, rows, citations)
    leads = (leading(library, standing) for standing in shown)
    return Table(
        (*figures.columns, "Leads"),
        tuple((*row, lead) for row, lead in zip(figures.rows, leads, strict=True)),
    )


def verdicts(library: Library, pair: Pair) -> str:
    """Who leads on what, in sentences; where nobody does, why not."""
    if any(each.shape is Shape.LEADS for each in weighed(library, pair.cards)):
        return who_leads(library, pair.cards)
    return " ".join(verdict(library.wording, each) for each in pair.weighed)


def leads(library: Library, pair: Pair) -> str:
    """Who leads on what, in a cell."""
    return "; ".join(f"{each.attribute.name}: {leading(library, each)}" for each in pair.weighed)


def leading(library: Library, standing: Standing) -> str:
    """Who leads, in a cell: every shape has its words, and an unknown never leads."""
    return library.wording.say(
        "digest",
        _shape(standing),
        leaders=[figure.card.name for figure in standing.leaders],
        unknown=[figure.card.name for figure in standing.unknown],
        gap=standing.gap,
        lower=standing.direction is Direction.LOWER,
    )


def _shape(standing: Standing) -> str:
    if standing.shape is not Shape.TIE:
        return str(standing.shape)
    if standing.attribute.is_flag:
        return "both"
    return "tie" if standing.attribute.is_ordered else "same_value"


def changed(library: Library, pair: Pair) -> str:
    """How much changed since the last review, in a cell."""
    if pair.before is None:
        return library.wording.say("digest", "first")
    shape = "since" if pair.moved else "same"
    date, leads = pair.before.reviewed, len(pair.flips)
    return library.wording.say("digest", shape, count=len(pair.moved), leads=leads, date=date)


def flips_said(library: Library, pair: Pair, citations: Citations) -> Iterator[str]:
    """Where the lead changed sides: from whom to whom, with both models' figures."""
    for flip in pair.flips:
        attribute, date = flip.attribute, pair.before.reviewed if pair.before else ""
        higher = flip.now.direction is Direction.HIGHER
        verb = (attribute.most if higher else attribute.least).of_two
        (now, rest), (then, other) = (
            [attribute.show(fact) + citations.mark(fact) for fact in _leader_first(standing)]
            for standing in (flip.now, flip.then)
        )
        yield library.wording.say(
            "digest",
            "flip_flag" if attribute.is_flag else "flip",
            leads=flip.leads.card.name,
            led=flip.led.card.name,
            verb=verb,
            now=now,
            rest=rest,
            then=then,
            other=other,
            date=date,
        )


def moved_said(library: Library, pair: Pair, citations: Citations) -> Iterator[str]:
    """What else is otherwise than at the last review, from what to what."""
    turned = {each.attribute.id for each in pair.flips}
    for each in pair.moved:
        if each.attribute.id not in turned:
            then, now = (
                each.attribute.show(fact) + citations.mark(fact) for fact in (each.then, each.now)
            )
            yield library.wording.say(
                "digest",
                "moved",
                name=each.card.name,
                attribute=each.attribute.name,
                then=then,
                now=now,
                date=pair.before.reviewed if pair.before else "",
            )


def _leader_first(standing: Standing) -> Sequence[Fact]:
    return [figure.fact for figure in (*standing.leaders, *standing.others)]
