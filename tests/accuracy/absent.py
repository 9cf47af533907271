"""Models that do not exist: names with one digit changed must come to no model at all."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.reply import Status
from bot.responder import Responder
from knowledge.catalog import Catalog
from knowledge.names import NameIndex, Resolved
from tests.accuracy import names
from tests.accuracy.changed import is_another_model, is_of_a_model, with_another_digit
from tests.accuracy.figures import Target, lines, shown

SEED = 20
AT_MOST = Target(0.005)
ASKING = "context of {}"


@dataclass(frozen=True, slots=True)
class Absent:
    """A name that no model has, and the one it was made of."""

    mention: str
    made_of: str


def absent(index: NameIndex, mentions: Iterable[str]) -> Iterator[Absent]:
    """Of each mention with one digit changed, those that the catalog has no model for."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    listed = index.listed
    for mention in dict.fromkeys(mentions):
        changed = with_another_digit(mention, chance)
        if changed is None or not is_another_model(listed, mention, changed):
            continue
        if not is_of_a_model(listed, changed):
            yield Absent(changed, mention)


def own_names(catalog: Catalog) -> list[str]:
    """The names and ids of a catalog, each once."""
    cards = catalog.cards.values()
    return list(dict.fromkeys(each for card in cards for each in (card.name, card.id)))


def report(
    catalog: Catalog, index: NameIndex, responder: Responder, *, verbose: bool
) -> Iterator[str]:
    """How many are taken for a model, alone and in a sentence; verbose, also which."""
    sorts = {"names and ids of the catalog": own_names(catalog)}
    if names.is_there():
        sorts["names of public data"] = [pair["mention"] for pair in names.pairs("names.jsonl")]
    rows = []
    for sort, mentions in sorts.items():
        found = list(absent(index, mentions))
        alone = [each for each in found if isinstance(index.resolve(each.mention), Resolved)]
        asked = [each for each in found if is_answered(responder, each.mention)]
        if verbose:
            yield from _told(index, alone, asked)
        counts = Counter(alone=len(alone), asked=len(asked))
        rows.append((
            sort, str(len(found)), shown(counts["alone"], len(found), AT_MOST),
            shown(counts["asked"], len(found), AT_MOST),
        ))  # fmt: skip
    yield f"models that do not exist (one digit changed), taken for another; target {AT_MOST}:"
    yield from lines((("made of", "mentions", "alone", "in a sentence"), *rows))


def is_answered(responder: Responder, mention: str) -> bool:
    """Whether a question about a name is answered with a model."""
    receipt = responder.respond(responder.read(ASKING.format(mention))).reply.receipt
    return receipt.status is Status.ANSWERED and bool(receipt.models)


def _told(index: NameIndex, alone: list[Absent], asked: list[Absent]) -> Iterator[str]:
    for each in dict.fromkeys((*alone, *asked)):
        match = index.resolve(each.mention)
        where = [name for name, some in (("alone", alone), ("asked", asked)) if each in some]
        came = match.card.id if isinstance(match, Resolved) else "-"
        yield f"  {' and '.join(where)}: {each.mention} | of {each.made_of} | {came}"
