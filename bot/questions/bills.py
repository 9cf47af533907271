"""What a month costs, as rows and as the answer object has it."""

from collections.abc import Sequence
from typing import Any

from bot import evidence
from bot.library import Library
from bot.reply import Table
from knowledge.cards import ModelCard
from knowledge.cost import Bill, Traffic
from knowledge.facts import Fact
from knowledge.units import bill as money


def bill_object(
    library: Library, traffic: Traffic, found: Sequence[tuple[ModelCard, Bill | None]]
) -> dict[str, Any]:
    """The bills as the answer object has them; a difference only where all are priced."""
    amounts = [bill.usd for _, bill in found if bill is not None]
    complete = len(found) > 1 and len(amounts) == len(found)
    return {
        "input_tokens": traffic.input_tokens,
        "output_tokens": traffic.output_tokens,
        "per_model": {
            card.id: {
                "usd": evidence.plain(bill.usd) if bill else None,
                "provider": library.provider(bill.route.provider) if bill else "",
                "tier": library.rate.label if bill else "",
            }
            for card, bill in found
        },
        "delta_usd": evidence.plain(max(amounts) - min(amounts)) if complete else None,
    }


def bill_table(
    library: Library,
    found: Sequence[tuple[ModelCard, Bill | None]],
    facts: Sequence[Fact],
    citations: evidence.Citations,
) -> Table:
    """A row for each model: its bill, its prices, and the route they are of."""
    rows = []
    for (card, bill), fact in zip(found, facts, strict=True):
        if bill is None:
            rows.append((card.name, f"unknown ({fact.value}){citations.mark(fact)}", "-", "-"))
            continue
        route = f"{library.provider(bill.route.provider)}, {library.rate.label}"
        rows.append((card.name, f"{money(bill.usd)}{citations.mark(fact)}", bill.prices, route))
    return Table(("Model", "Per month", "Per 1M tokens", "Route"), tuple(rows))
