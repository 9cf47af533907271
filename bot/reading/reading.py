"""Reading: what was noticed in a message, before deciding what is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from knowledge.attribute import Direction
from knowledge.cards import ModelCard, Tier
from knowledge.names import Ambiguous, Mention, Resolved, UnknownName
from knowledge.rate import STANDARD, Rate
from knowledge.search import Limit


@dataclass(frozen=True, slots=True)
class Sought:
    """An attribute that was named, and the end of it that was meant, if one was."""

    attribute: str
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Traffic as it was written: tokens per request where requests are given, else totals.

    `per` is "day", "week", "month" or None where no period was named.
    """

    requests: int | None = None
    input_tokens: int | None = None
    output_tokens: int | None = None
    per: str | None = None

    def __bool__(self) -> bool:
        return any((self.requests, self.input_tokens, self.output_tokens))


@dataclass(frozen=True, slots=True)
class Priced:
    """The price classes that were named, and the share of the input said to be cached.

    `unclear` says that they do not hold for all that was asked alike, as in "X in batch or Y".
    """

    tiers: tuple[Tier, ...] = ()
    share: Decimal | None = None
    unclear: bool = False

    def __bool__(self) -> bool:
        return bool(self.tiers) or self.share is not None

    @property
    def rate(self) -> Rate | None:
        """What to price at: the standard rate where nothing was named, None where too much was."""
        classes = set(self.tiers) - {Tier.CACHED}
        if self.unclear or len(classes) > 1:
            return None
        whole = Decimal(Tier.CACHED in self.tiers)
        share = whole if self.share is None else self.share
        return Rate(next(iter(classes), STANDARD.tier), share)


@dataclass(frozen=True, slots=True)
class Stated:
    """A value stated of an attribute, in the attribute's own unit, with the bound if one was said.

    "over 200k" is HIGHER and strict, "at most $1" LOWER and not; a bare "1M context" has no
    direction: a claim takes it as the value itself, a search as the least wanted (for prices
    the most). `step` is what one step of the last digit written is worth: "262k" says it to
    1,000.
    """

    attribute: str
    value: Any
    direction: Direction | None = None
    strict: bool = False
    step: Decimal = Decimal(0)

    def limit(self) -> Limit:
        """The limit a search reads it as."""
        money = self.attribute.endswith(("price", "cost"))
        usual = Direction.LOWER if money else Direction.HIGHER
        return Limit(self.attribute, self.direction or usual, self.value, self.strict)


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """Everything noticed in one message; the message itself is kept only to be answered.

    Readings compare and hash by identity; a `kept` one is the same object each time, and
    `base` is the kept one that this is but for its corrections.

    `cues` are the names of the vocabulary's word groups, `head` those of the first phrase;
    `origin` is the model said to be left ("from X", "instead of X").
    `sides` are those of a request, input or output, that no number belongs to.
    `words` counts all items, `asked` those of sentences that ask. `unexplained` are words of the
    latter, and `aside` counts those of the others.
    `corrections` pair what was written with what it was read as. `open` are the models that a
    name before could be, where that was asked; `kind` is that of the question it was answered as,
    in what a thread remembers.
    """

    message: str = ""
    too_long: bool = False
    mentions: tuple[Mention, ...] = ()
    origin: str | None = None
    sought: tuple[Sought, ...] = ()
    sides: tuple[str, ...] = ()
    cues: frozenset[str] = frozenset()
    head: frozenset[str] = frozenset()
    direction: Direction | None = None
    traffic: Asked = Asked()
    priced: Priced = Priced()
    maker: str | None = None
    provider: str | None = None
    openness: str | None = None
    workloads: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    top: int | None = None
    stated: tuple[Stated, ...] = ()
    factor: Decimal | None = None
    foreign_money: bool = False
    words: int = 0
    asked: int = 0
    open: tuple[ModelCard, ...] = ()
    unexplained: tuple[str, ...] = ()
    aside: int = 0
    corrections: tuple[tuple[str, str], ...] = ()
    kind: str = ""
    kept: bool = False
    base: "Reading | None" = None

    @property
    def cards(self) -> tuple[ModelCard, ...]:
        """The models that were resolved, each once, in the order asked."""
        cards = [each.match.card for each in self.mentions if isinstance(each.match, Resolved)]
        return tuple(dict.fromkeys(cards))

    @property
    def unknown_names(self) -> tuple[Mention, ...]:
        """Mentions of models that the catalog does not have."""
        return tuple(each for each in self.mentions if isinstance(each.match, UnknownName))

    @property
    def ambiguous(self) -> tuple[Mention, ...]:
        """Mentions that could be several models."""
        return tuple(each for each in self.mentions if isinstance(each.match, Ambiguous))

    @property
    def attributes(self) -> tuple[str, ...]:
        """The attributes named, each once."""
        return tuple(dict.fromkeys(each.attribute for each in self.sought))

    def has(self, *cues: str) -> bool:
        """Whether any of the cues was noticed."""
        return not self.cues.isdisjoint(cues)

    def of(self, cards: Mapping[str, ModelCard]) -> "Reading":
        """The same reading with these cards for its models; models without a card are left out."""
        if all(cards.get(card.id) is card for card in self.cards):
            return self
        return replace(
            self,
            mentions=tuple(
                replace(each, match=replace(each.match, card=cards[each.match.card.id]))
                for each in self.mentions
                if isinstance(each.match, Resolved) and each.match.card.id in cards
            ),
        )

    def remembered(self, kind: str = "") -> "Reading":
        """What a thread may keep of it, answered as a kind: models and topic, none of its words."""
        asked = [each.match for each in self.ambiguous if isinstance(each.match, Ambiguous)]
        nameless = tuple(
            replace(each, spelling="") for each in self.mentions if isinstance(each.match, Resolved)
        )
        return replace(
            self,
            mentions=nameless,
            open=tuple(card for match in asked for card in match.cards),
            message="",
            unexplained=(),
            corrections=(),
            kind=kind,
            kept=False,
            base=None,
        )
