"""What a month costs: at the default month, or at the traffic given."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Self

from bot import evidence
from bot.library import Library
from bot.preferences import Preferences
from bot.questions.asked import ids, pair_steps, traffic_slots
from bot.questions.bills import bill_object, bill_table
from bot.questions.caveats import caveats
from bot.questions.question import Question
from bot.questions.rates import instead, rate_of, rate_slots
from bot.questions.traffic import assumption, month_of
from bot.reading import Asked, Reading
from bot.reply import Reply
from knowledge.cards import ModelCard
from knowledge.cost import Bill, cheapest, monthly_cost
from knowledge.prices import how
from knowledge.rate import STANDARD, Rate
from knowledge.units import bill as money
from knowledge.units import times


@dataclass(frozen=True, slots=True)
class Cost(Question):
    """One model's monthly cost, or how the cost of several compares.

    `settled` is whether the traffic is the channel's own, as the question named none.
    """

    models: tuple[str, ...]
    asked: Asked
    provider: str | None = None
    rate: Rate = STANDARD
    settled: bool = False

    kind = "cost"
    about = "Monthly cost at the default month or at your traffic"
    uses = frozenset({"traffic", "provider", "condition", "rate", "workload"})
    examples = (
        "monthly cost of Llama 2 13B Chat vs GPT-4 Turbo",
        "what would Claude 3.5 Haiku cost at 2M requests of 1.5k in / 300 out?",
        "monthly cost of Claude 3.5 Haiku with half the input cached",
        "/compare gpt-4 turbo vs haiku at 2M requests",
    )

    @classmethod
    def recognise(cls, reading: Reading) -> Self | None:
        """Models with traffic, a share of it that is cached, or words about a bill."""
        rate = rate_of(reading)
        if not reading.cards or reading.stated or reading.has("fits") or rate is None:
            return None
        if reading.has("switch") and not (reading.traffic or reading.has("save")):
            return None
        monthly = "monthly_cost" in reading.attributes
        priced = not set(reading.attributes) or "blended_price" in reading.attributes
        price = reading.has("how_much") or "blended_price" in reading.attributes
        spent = reading.has("cost", "save") or (price and reading.has("month"))
        spent = spent or (reading.has("would") and "blended_price" in reading.attributes)
        billed = spent and priced and "input_price" not in reading.attributes
        directed = any(each.direction for each in reading.sought) and len(reading.cards) > 1
        compared = directed and not reading.has("month")
        billed = billed and not compared and not reading.has("than", "per_million")
        shared = reading.priced.share is not None and not reading.attributes
        if not (reading.traffic or monthly or billed or shared):
            return None
        return cls(ids(reading), reading.traffic, reading.provider, rate)

    def preferring(self, preferences: Preferences) -> Self:
        """The question at the channel's traffic, where it names none itself."""
        profile = preferences.traffic
        if self.asked or not profile:
            return self
        asked = Asked(profile.requests, profile.input_tokens, profile.output_tokens, "month")
        rate = self.rate or Rate(self.rate.tier, profile.cached_share, profile.batch_share)
        return replace(self, asked=asked, rate=rate, settled=True)

    def answer(self, library: Library) -> Reply:
        """Each bill on its cheapest route of the tier; a difference only where all are priced."""
        library = library.at(self.rate)
        cards = library.cards(self.models, self.provider)
        traffic = month_of(self.asked)
        found = [(card, cheapest(card, traffic, self.rate)) for card in cards]
        facts = [monthly_cost(card, traffic, self.rate) for card in cards]
        citations = evidence.Citations(facts)
        priced = sorted(
            ((card, bill) for card, bill in found if bill is not None),
            key=lambda pair: pair[1].usd,
        )
        leaders = _leaders(found, priced)
        attribute = library.attribute("monthly_cost")
        return Reply(
            headline=library.on(self.provider) + _headline(library, found, priced, leaders),
            receipt=self.receipt(
                library,
                models=self.models,
                attribute=attribute.id,
                leaders=tuple(card.id for card in leaders),
                values={
                    card.id: evidence.figure_of(attribute, fact)
                    for card, fact in zip(cards, facts, strict=True)
                },
                cost=bill_object(library, traffic, found),
                slots={**traffic_slots(self.asked), **rate_slots(self.rate)},
            ),
            table=bill_table(library, found, facts, citations),
            notes=(
                *caveats(
                    library,
                    [(card, attribute, fact) for card, fact in zip(cards, facts, strict=True)],
                ),
                *instead(library, cards, self.provider),
                assumption(library, self.asked, traffic, settled=self.settled),
                *library.only(self.provider),
            ),
            sources=citations.lines(),
            steps=pair_steps(cards, "providers", "overview" if len(cards) > 1 else "profile"),
        )


def _leaders(
    found: Sequence[tuple[ModelCard, Bill | None]], priced: Sequence[tuple[ModelCard, Bill]]
) -> list[ModelCard]:
    """The cheapest models; none where only one of several is priced."""
    if not priced or (len(found) > 1 and len(priced) == 1):
        return []
    return [card for card, bill in priced if bill.usd == priced[0][1].usd]


def _headline(
    library: Library,
    found: Sequence[tuple[ModelCard, Bill | None]],
    priced: Sequence[tuple[ModelCard, Bill]],
    leaders: Sequence[ModelCard],
) -> str:
    if not priced:
        shape = "all_unknown"
    elif len(found) == 1:
        shape = "one"
    elif not leaders:
        shape = "one_known"
    elif len(leaders) == len(priced):
        shape = "tie"
    else:
        shape = "leads"
    dearest = priced[-1][1].usd if priced else Decimal(0)
    least = priced[0][1].usd if priced else Decimal(0)
    return library.wording.say(
        "cost",
        shape,
        names=[card.name for card, _ in found],
        unknown=[card.name for card, bill in found if bill is None],
        priced=[
            (card.name, money(bill.usd), library.provider(bill.route.provider))
            for card, bill in priced
        ],
        leaders=[card.name for card in leaders],
        how=how(library.rate),
        tier=library.rate.label if library.rate else "",
        prices=_prices(library.rate),
        delta=money(dearest - least),
        times=times(dearest, least),
    )


def _prices(rate: Rate) -> str:
    """The prices that a bill needs: "batch input and output price"."""
    tier = f"{rate.tier} " if rate.tier is not STANDARD.tier else ""
    return f"{tier}input{', cached input' if rate.cached else ''} and output price"
