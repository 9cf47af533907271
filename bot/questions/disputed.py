"""Where sources disagree, and another value would make another answer."""

import re
from collections.abc import Iterator, Sequence

from bot.library import Library
from bot.verdict import measured
from knowledge.attribute import Attribute
from knowledge.cards import ModelCard
from knowledge.comparison import Standing
from knowledge.facts import Fact
from knowledge.measuring import measured_otherwise
from knowledge.rivals import Dispute, disputes

MOST_RIVALS = 2
# What is counted anew with every build: an older count is no other opinion.
COUNTS = frozenset({"providers"})


def disputed(standings: Sequence[Standing]) -> Iterator[tuple[Standing, Dispute]]:
    """The disputes that turn a standing, without the values that a figure's own note gives."""
    for standing in standings:
        for dispute in disputes(standing) if standing.attribute.id not in COUNTS else ():
            note = dispute.figure.fact.note
            rivals = (r for r in dispute.rivals if not _is_given(standing.attribute, r, note))
            if unsaid := tuple(rivals):
                yield standing, Dispute(dispute.figure, unsaid)


def disagreement(library: Library, attribute: Attribute, dispute: Dispute) -> str:
    """Which value is used and what others there are, each with who says so."""
    card, rivals = dispute.figure.card, dispute.rivals
    return library.wording.say(
        "differences",
        "disagree",
        name=card.name,
        attribute=attribute.name,
        used=_backed(library, card, attribute, dispute.figure.fact),
        rivals=[_backed(library, card, attribute, rival) for rival in rivals[:MOST_RIVALS]],
        more=max(0, len(rivals) - MOST_RIVALS),
    )


def quoted(standings: Sequence[Standing]) -> Iterator[Fact]:
    """The values of other sources that are told, where a source's licence wants it named."""
    for _, dispute in disputed(standings):
        yield from (each for each in dispute.rivals[:MOST_RIVALS] if each.source.attribution)


def otherwise(library: Library, card: ModelCard, attribute: Attribute) -> Iterator[str]:
    """The scores of a model that were measured in other ways than the one an answer uses."""
    others = measured_otherwise(attribute.of(card))
    if others:
        yield library.wording.say(
            "differences",
            "otherwise",
            name=card.name,
            attribute=attribute.name,
            scores=[_backed(library, card, attribute, each) for each in others[:MOST_RIVALS]],
            more=max(0, len(others) - MOST_RIVALS),
        )


def _backed(library: Library, card: ModelCard, attribute: Attribute, fact: Fact) -> str:
    """A value with how many routes have it, and its source and date."""
    return library.wording.say(
        "differences",
        "backed",
        shown=", ".join((attribute.show(fact), *measured(fact))),
        maker=library.maker(card) if card.maker else "its maker",
        own=fact.own,
        routes=fact.routes,
        source=fact.source.name,
        date=fact.as_of,
    )


def _is_given(attribute: Attribute, fact: Fact, note: str) -> bool:
    """Whether a note names the value: "models-dev lists 131,072"."""
    written = attribute.scale.write(fact.value)
    words = written.split(" ")[0] if written[:1].isdigit() else written
    return re.search(rf"(?<![\w,.]){re.escape(words)}(?![\w,]|\.\d)", note) is not None
