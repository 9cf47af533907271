"""A family or maker named apart from its model: "Maverick (the Llama 4 one)", "Arcee's Trinity"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from knowledge.cards import ModelCard
from knowledge.catalog import Named
from knowledge.names.matches import Ambiguous, Mention, Resolved
from knowledge.names.runs import Run

SMALL = frozenset({"the", "both", "all"})
OF = frozenset({"from", "of", "by"})


def with_families(
    text: str, span: Sequence[Run], mentions: Sequence[Mention], makers: Mapping[str, Named]
) -> Iterator[Mention]:
    """The mentions, those that only say whose a model beside them is resolved to that model."""
    models = [each.match for each in mentions if isinstance(each.match, Resolved)]
    for each in mentions:
        if isinstance(each.match, Ambiguous) and _is_apart(text, span, each):
            own = (one for one in models if _is_of(each, one.card, makers))
            yield replace(each, match=next(own, each.match))
        else:
            yield each


def _is_apart(text: str, span: Sequence[Run], mention: Mention) -> bool:
    """Whether it opens a remark in brackets, follows "from", or stands in the genitive."""
    first = mention.start
    while first and span[first - 1].text in SMALL:
        first -= 1
    before = text[: span[first].start].rstrip()
    owns = mention.end < len(span) and span[mention.end].text == "s"
    return before.endswith("(") or owns or (first > 0 and span[first - 1].text in OF)


def _is_of(mention: Mention, card: ModelCard, makers: Mapping[str, Named]) -> bool:
    """Whether a mention of several models is of the family or the maker of one."""
    cards = mention.match.cards if isinstance(mention.match, Ambiguous) else ()
    maker = makers.get(card.maker)
    return card in cards or (maker is not None and mention.spelling.lower() in maker.words)
