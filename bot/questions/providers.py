"""Where models can be run, and which providers they share."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from bot import evidence
from bot.library import Library
from bot.questions.ageing import old_prices, retirements
from bot.questions.asked import ids, pair_steps
from bot.questions.figures import few, figure_notes
from bot.questions.offered import offers_said, route_notes
from bot.questions.question import Question
from bot.questions.rates import PRICE, rate_of, rate_slots
from bot.questions.routes import (
    in_tier,
    named,
    providers_of,
    route_table,
    shared_providers,
    sourced,
)
from bot.reading import Reading
from bot.reply import Reply
from knowledge.cards import ModelCard
from knowledge.cost import WITHOUT_PRICE
from knowledge.facts import Fact
from knowledge.rate import STANDARD, Rate
from knowledge.units import plural


@dataclass(frozen=True, slots=True)
class Providers(Question):
    """The tracked routes of one model or several, or whether one provider has them."""

    models: tuple[str, ...]
    provider: str | None = None
    rate: Rate = STANDARD

    kind = "providers"
    about = "Where to run models, and which providers they share"
    uses = frozenset({"provider", "condition", "rate"})
    examples = (
        "where can I run Kimi K2?",
        "which providers do Claude 3.5 Haiku and GPT-4 Turbo share?",
        "is Llama 2 13B Chat available on Bedrock?",
        "is Kimi K2 free anywhere?",
    )

    @classmethod
    def recognise(cls, reading: Reading) -> Self | None:
        """Models with words about where; a direction ("more providers") is a comparison."""
        rate = rate_of(reading)
        asked = "providers" in reading.attributes or reading.has("where", "run", "share")
        priced = {PRICE} if rate and asked else set()  # "which providers have batch prices for X"
        others = set(reading.attributes) - {"providers", "openness"} - priced
        if not reading.cards or others or reading.unexplained or reading.has("scores", "than"):
            return None
        if any(each.attribute == "providers" and each.direction for each in reading.sought):
            return None
        if reading.has("how_much") or (reading.has("count") and len(reading.cards) > 1):
            return None  # "how many hosts carry X, and how many Y?" compares
        if rate is None or not (asked or reading.provider or rate.tier in WITHOUT_PRICE):
            return None
        return cls(ids(reading), reading.provider, rate)

    def answer(self, library: Library) -> Reply:
        """The routes of each model, cheapest first, and what several share."""
        if self.rate:
            return self._in_tier(library.at(self.rate))
        cards = library.cards(self.models)
        attribute = library.attribute("providers")
        facts = [attribute.of(card) for card in cards]
        priced = (sourced(route) for card in cards for route in card.routes)
        citations = evidence.Citations((*facts, *priced))
        shared = shared_providers(cards)
        has = [card for card in cards if self.provider in providers_of(card)]
        return Reply(
            headline=self._headline(library, cards, shared, has),
            receipt=self.receipt(
                library,
                models=self.models,
                attribute=attribute.id,
                leaders=tuple(card.id for card in has),
                values={
                    card.id: {
                        **evidence.figure_of(attribute, fact),
                        "providers": _names(library, providers_of(card)),
                    }
                    for card, fact in zip(cards, facts, strict=True)
                },
                extra=self._extra(library, shared),
            ),
            table=route_table(library, cards, citations, facts),
            notes=(
                *few(library, tuple(retirements(library, cards))),
                *([library.wording.say("providers", "legend")] if len(cards) > 1 else []),
                *_unnamed(library, cards, facts),
                *figure_notes(
                    [(card, attribute, fact) for card, fact in zip(cards, facts, strict=True)]
                ),
                *old_prices(library, _prices(library, cards)),
            ),
            sources=citations.lines(),
            steps=pair_steps(cards, "cost", "overview" if len(cards) > 1 else "profile"),
        )

    def _in_tier(self, library: Library) -> Reply:
        """Who offers the models in one tier; that none is known is not a No."""
        whole = library.cards(self.models, self.provider)
        cards = [in_tier(card, self.rate) for card in whole]
        has = [card for card in cards if card.routes]
        prices = _prices(library, cards)
        citations = evidence.Citations(fact for _, _, fact in prices)
        return Reply(
            headline=offers_said(library, whole, cards, self.provider),
            receipt=self.receipt(
                library,
                models=self.models,
                attribute="providers",
                leaders=tuple(card.id for card in has),
                slots=rate_slots(self.rate),
                extra=self._extra(library, shared_providers(cards)),
            ),
            table=route_table(library, has, citations) if has else None,
            notes=(*few(library, route_notes(library, has)), *old_prices(library, prices)),
            sources=citations.lines(),
            steps=pair_steps(whole, "providers", "cost"),
        )

    def _extra(self, library: Library, shared: Sequence[str]) -> dict[str, Any]:
        return {"shared": _names(library, shared)} if len(self.models) > 1 else {}

    def _headline(
        self,
        library: Library,
        cards: Sequence[ModelCard],
        shared: Sequence[str],
        has: Sequence[ModelCard],
    ) -> str:
        say = library.wording.say
        names = [card.name for card in cards]
        if self.provider:
            having = [card.name for card in has]
            others = [name for name in names if name not in having]
            where = library.provider(self.provider)
            return say("providers", "on_provider", provider=where, has=having, has_not=others)
        if len(cards) > 1:
            name = "share" if shared else "share_none"
            missing = [card.name for card in cards if not card.routes]
            common = named(library, shared)
            return say("providers", name, names=names, shared=common, untracked=missing)
        return _routes_of(library, cards[0])


def _routes_of(library: Library, card: ModelCard) -> str:
    """Where one model runs, the cheapest first."""
    places = providers_of(card)
    return library.wording.say(
        "providers",
        "routes" if places else "no_route",
        name=card.name,
        providers=named(library, places),
        more=_count(card) - len(places),
    )


def _prices(library: Library, cards: Sequence[ModelCard]) -> list[evidence.Told]:
    """The prices of all routes, for their dates."""
    attribute = library.attribute("input_price")
    return [
        (card, attribute, fact)
        for card in cards
        for route in card.routes
        if (fact := sourced(route)).known
    ]


def _names(library: Library, providers: Sequence[str]) -> list[str]:
    return [library.provider(provider) for provider in providers]


def _count(card: ModelCard) -> int:
    counted = card.value("providers")
    return counted if isinstance(counted, int) else len(providers_of(card))


def _unnamed(
    library: Library, cards: Sequence[ModelCard], facts: Sequence[Fact]
) -> tuple[str, ...]:
    """How many routes are counted without a provider's name, where no note says so."""
    return tuple(
        library.wording.say("providers", "unnamed", name=card.name, routes=plural(more, "route"))
        for card, fact in zip(cards, facts, strict=True)
        if not fact.note and (more := _count(card) - len(providers_of(card))) > 0
    )
