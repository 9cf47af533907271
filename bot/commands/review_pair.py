"""`versus review X Y`: a review of two models, with the figures of the day, in a file."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from bot.commands.review_words import counted, flip_in_words, moved_in_words, pair_name
from bot.opening import CATALOG, open_catalog
from bot.settings import Settings
from knowledge.cards import ModelCard
from knowledge.catalog import Catalog, Review
from knowledge.harvest import BrokenSource
from knowledge.names import Ambiguous, Match, NameIndex, Resolved, UnknownName
from knowledge.reviews import between, flips_between
from knowledge.sources.authored import AUTHORED
from knowledge.sources.authored_reviews import REVIEWS
from knowledge.sources.intake.places import today
from knowledge.sources.reviewing import AlreadyReviewed, looked_at, record
from knowledge.units import listing, plural

# Of the models that a name could be, so many are named.
MOST = 5


def _line(context: click.Context, option: click.Parameter, given: str) -> str:
    """A text of one line, without signs that nobody sees."""
    if not given.strip().isprintable():
        raise click.BadParameter("give one line of text", context, option)
    return given.strip()


@click.command("pair")
@click.argument("first", metavar="X")
@click.argument("second", metavar="Y")
@click.option("--by", metavar="NAME", default="", callback=_line, help="Who reviewed.")
@click.option("--note", metavar="TEXT", default="", callback=_line, help="What to say of it.")
@click.option("--authored", is_flag=True, help="Write it among the reviews of the repository.")
@CATALOG
def command(
    *, first: str, second: str, by: str, note: str, authored: bool, catalog_path: Path | None
) -> None:
    """Record a review of the models X and Y, with the figures that the catalog has of them today.

    It is written into reviews/ in the folder of VERSUS_DATA, or with --authored into
    knowledge/authored/reviews/. A pair is reviewed once a day. The next build takes it in.
    """
    settings = Settings()
    catalog = open_catalog(catalog_path or settings.catalog)
    index = NameIndex(catalog)
    pair = (_resolved(index, first).id, _resolved(index, second).id)
    if pair[0] == pair[1]:
        raise click.UsageError(f"both names mean {catalog.cards[pair[0]].name}")
    review = looked_at(catalog, pair, today(), by, note)
    for line in _said(catalog, review, _written(settings, catalog, review, authored=authored)):
        click.echo(line)


def _resolved(index: NameIndex, mention: str) -> ModelCard:
    """The one model of a name; UsageError, with the nearest ones, where it is not of one."""
    match = index.resolve(mention)
    if isinstance(match, Resolved) and not match.older:
        return match.card
    raise click.UsageError(f"{mention!r} {_doubt(match)}")


def _doubt(match: Match) -> str:
    if isinstance(match, UnknownName):
        near = f"; the nearest: {_named(match.nearest)}" if match.nearest else ""
        return f"is not in the catalog{near}"
    # A tier's word alone means the newest release, which is too little to write a review of.
    cards = match.cards if isinstance(match, Ambiguous) else (match.card, *match.older)
    return f"could be {_named(cards)}"


def _named(cards: Sequence[ModelCard]) -> str:
    names = [f"{card.name} ({card.id})" for card in cards[:MOST]]
    return listing([*names, f"{len(cards) - MOST} more"] if len(cards) > MOST else names, "or")


def _written(settings: Settings, catalog: Catalog, review: Review, *, authored: bool) -> Path:
    """The file that a review was written into; ClickException where it was not."""
    folders = (AUTHORED / REVIEWS, settings.data / REVIEWS)
    folder, other = folders if authored else reversed(folders)
    try:
        return record(folder, (other,), review, catalog.attributes)
    except (AlreadyReviewed, BrokenSource) as fault:
        raise click.ClickException(str(fault)) from None
    except OSError as fault:
        raise click.ClickException(f"cannot write into {folder}: {fault.strerror}") from None


def _said(catalog: Catalog, review: Review, file: Path) -> Iterator[str]:
    """What was written, what changed since the last review, and what to do next."""
    figures = [fact for given in review.figures.values() for fact in given.values()]
    known = sum(fact.known for fact in figures)
    yield f"{pair_name(catalog, review)}, reviewed {review.reviewed}: {file}"
    unknown = len(figures) - known
    yield f"{plural(known, 'figure')}, {unknown} unknown, from edition {catalog.edition}"
    before = catalog.review_of(*review.models)
    if before is None:
        yield "the first review of this pair"
    else:
        moved = between(catalog, before, review)
        flipped = flips_between(catalog, before, review)
        yield f"since {before.reviewed}: {counted(moved, flipped)}"
        yield from (f"  {flip_in_words(each)}" for each in flipped)
        yield from (f"  {moved_in_words(each)}" for each in moved)
    yield "next: `versus catalog build`, or the next refresh, takes it into the catalog"
