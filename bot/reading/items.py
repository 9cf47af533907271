"""A message as a row of items: mentions, numbers, known phrases, and words left unexplained."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.reading.numerals import Amount, Numerals
from bot.reading.sense import NOTHING, Sense
from bot.reading.vocabulary import Vocabulary
from knowledge.names import Mention, Resolved, Run


class Item(NamedTuple):
    """One thing noticed, with the runs it covers."""

    start: int
    end: int
    text: str
    sense: Sense = NOTHING
    mention: Mention | None = None
    amount: Amount | None = None

    @property
    def explained(self) -> bool:
        """Whether anything is known of it."""
        return bool(self.mention or self.amount or self.sense is not NOTHING)


@dataclass(frozen=True, slots=True)
class Itemiser:
    """Cuts a message's runs into items."""

    vocabulary: Vocabulary

    def items(
        self, text: str, span: Sequence[Run], mentions: Sequence[Mention]
    ) -> tuple[Item, ...]:
        """All items of a message, in order, without gaps."""
        return tuple(self._items(text, span, {each.start: each for each in mentions}))

    def _items(
        self, text: str, span: Sequence[Run], mentions: dict[int, Mention]
    ) -> Iterator[Item]:
        place = 0
        at, numerals = self.vocabulary.at, Numerals(self.vocabulary, text, span)
        starts = sorted(mentions, reverse=True)
        while place < len(span):
            mention = mentions.get(place)
            if mention is not None:
                end = mention.end
                yield Item(place, end, mention.spelling, self._tier(span, mention), mention)
            elif number := numerals.at(place):
                end = number.end
                yield Item(place, end, number.text, amount=number.amount)
            else:
                while starts and starts[-1] <= place:
                    starts.pop()
                sense, end = at(span[: starts[-1]] if starts else span, place)
                words = [run.text for run in span[place:end]]
                yield Item(place, end, words[0] if end == place + 1 else " ".join(words), sense)
            place = end

    def _tier(self, span: Sequence[Run], mention: Mention) -> Sense:
        """The tier that a spelling ends on and its model's name does not: "GPT-5.5 batch"."""
        last = span[mention.end - 1].text
        if isinstance(mention.match, Resolved) and mention.end - mention.start > 1:
            tiers = self.vocabulary.word(last).tiers
            card = mention.match.card
            if tiers and last not in card.id and last not in card.name.lower():
                return Sense(tiers=tiers)
        return NOTHING
