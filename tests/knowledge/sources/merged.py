"""Two invented packages and one invented model that was written by hand, to be merged."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from knowledge.cards import Route, Tier
from knowledge.catalog import Named
from knowledge.facts import Fact, Source, SourceKind
from knowledge.harvest import Harvest, Harvested
from knowledge.names.key import Keys
from knowledge.sources.decisions import Decisions
from knowledge.sources.listing import Listing, Price
from knowledge.sources.lookups import Licence, Licences, Makers, Provider, Providers
from knowledge.sources.merging import Merger
from knowledge.sources.tables import Tables

REVIEW = Source("review", "Review", SourceKind.REVIEW, "2026-03-01", "CC BY 4.0")
PACKAGES = {
    each: Source(each, each.title(), SourceKind.PACKAGE, as_of, "MIT")
    for each, as_of in (("list", "2026-04-01"), ("another", "2026-05-01"))
}
TABLES = Tables(
    Makers(
        {"acme": "acme"}, {"acme": "acme"}, {"aurora": "acme"}, {}, frozenset(),
        {"acme": frozenset({"acme-cloud"})},
    ),
    Providers(
        {
            "acme-cloud": Provider("acme-cloud", "Acme Cloud"),
            "acme-cn": Provider("acme-cloud", "Acme Cloud", region="China"),
            "north": Provider("north", "North"),
            "south": Provider("south", "South"),
            "agent": Provider("agent", "Agent", resells=True),
        },
        {},
        {"acme-cloud": "Acme Cloud", "north": "North", "south": "South", "agent": "Agent"},
    ),
    Licences({"nest": Licence("nest", "Nest", "open weights", "with conditions")}),
)  # fmt: skip
WINDOW = "context_window"
AURORA_1 = Harvested(
    "aurora-1",
    "Aurora One",
    "acme",
    "aurora",
    ("first light",),
    ("the one",),
    {WINDOW: (Fact(8192, REVIEW, "2026-03-01"),)},
    (Route("north", Tier.STANDARD, Decimal(5), Decimal(9), REVIEW, "2026-03-01"),),
)
AUTHORED = Harvest((AURORA_1,), (REVIEW,), providers=(Named("north", "North"),))

Groups = Mapping[str, list[Listing]]


def listed(
    source: str, provider: str, offer: str, price: str = "", name: str = "", **others: Any
) -> Listing:
    """A listing at a price such as "1 2" for input and output; `others` are its facts.

    One of them may be `deprecated`, which is what its provider says of the offer.
    """
    ending = others.pop("deprecated", False)
    return Listing(source, provider, offer, name, "", others, _asked(price), deprecated=ending)


def _asked(price: str) -> tuple[Price, ...]:
    paid, _, written = price.partition(" ")
    return (Price(Tier.STANDARD, Decimal(paid), Decimal(written)),) if price else ()


def merged(groups: Groups, written: Harvest = AUTHORED, **decided: Any) -> Harvest:
    """What the lists come to, with what was written; `decided` are further decisions."""
    decisions = Decisions(Keys(makers=frozenset({"acme"})), **decided)
    merger = Merger(written, TABLES, PACKAGES, decisions)
    return merger.harvest({model: tuple(group) for model, group in groups.items()})


def model(name: str, groups: Groups, **decided: Any) -> Harvested:
    """One model of those that the lists come to."""
    (found,) = (each for each in merged(groups, **decided).models if each.id == name)
    return found


def alone(*listings: Listing) -> Harvested:
    """The model aurora-2, of these listings only."""
    return model("aurora-2", {"aurora-2": list(listings)})


GROUPS: Groups = {
    "aurora-1": [
        listed("list", "north", "aurora-1", "3 6", "Aurora 1", context_window=8000),
        listed("list", "south", "acme/aurora-1", "4 8", context_window=8000),
        listed("another", "south", "acme/aurora-1", "2 4", "Aurora (1)", context_window=16_000),
    ],
    "aurora-2": [
        listed("list", "acme-cloud", "aurora-2", "1 2", "Aurora 2", vision=True),
        listed("another", "north", "acme--aurora-2", "1 3", "AURORA TWO", vision=True),
    ],
}
