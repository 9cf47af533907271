"""What an answer is made from: one edition of the catalog, and the wording."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from bot.wording import Wording
from knowledge.attribute import Attribute
from knowledge.cards import ModelCard
from knowledge.catalog import Catalog
from knowledge.facts import Fact
from knowledge.prices import prices_at
from knowledge.rate import STANDARD, Rate


@dataclass(frozen=True, slots=True)
class Library:
    """Passed to every question that is answered; prices are those of `rate`.

    `providers` are those that it is limited to, none where it has all.
    """

    catalog: Catalog
    wording: Wording
    today: date
    rate: Rate = STANDARD
    providers: frozenset[str] = frozenset()

    def within(self, providers: Collection[str]) -> "Library":
        """The same library with the routes of some providers only; itself where none are given."""
        if not providers:
            return self
        cards = {card.id: card.within(providers) for card in self.catalog.cards.values()}
        catalog = replace(self.catalog, cards=cards)
        return replace(self, catalog=catalog, providers=frozenset(providers))

    def at(self, rate: Rate) -> "Library":
        """The same library with the prices of a rate in place of the standard ones."""
        if rate == self.rate:
            return self
        prices = {price.id: price for price in prices_at(rate)}
        attributes = {**self.catalog.attributes, **prices}
        return replace(self, catalog=replace(self.catalog, attributes=attributes), rate=rate)

    def card(self, model: str) -> ModelCard:
        """A model card by id."""
        return self.catalog.cards[model]

    def cards(self, models: Iterable[str], provider: str | None = None) -> tuple[ModelCard, ...]:
        """Model cards by their ids, with only the routes of a provider where one is given."""
        return tuple(self.catalog.cards[model].at(provider) for model in models)

    def on(self, provider: str | None) -> str:
        """How a sentence on one provider's routes starts; empty where none is given."""
        return f"On {self.provider(provider)}: " if provider else ""

    def only(self, provider: str | None) -> tuple[str, ...]:
        """The note that an answer looked at one provider's routes only."""
        if provider is None:
            return ()
        return (self.wording.say("heard", "provider", provider=self.provider(provider)),)

    def price(self, card: ModelCard) -> Fact:
        """The monthly cost at the default month: known where a route has both prices."""
        return self.attribute("monthly_cost").of(card)

    def attribute(self, name: str) -> Attribute:
        """An entry of the registry by id."""
        return self.catalog.attributes[name]

    def provider(self, provider: str) -> str:
        """A provider's display name."""
        named = self.catalog.providers.get(provider)
        return named.name if named else provider

    def maker(self, card: ModelCard) -> str:
        """The display name of a model's maker, which is not known of every model."""
        named = self.catalog.makers.get(card.maker)
        return named.name if named else card.maker or "an unknown maker"
