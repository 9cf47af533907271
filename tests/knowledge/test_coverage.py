"""What a catalog holds is counted once, by attribute and by source."""

from dataclasses import replace

from knowledge.cards import Tier
from knowledge.coverage import coverage
from tests.small import OTHER, fact, model, route, rows

STANDARD = (
    route("north", "1 2"),
    route("north", "2 3", region="eu"),
    route("south", "1 2", OTHER),
    route("west", None),
)
ASIDE = (
    route("south", "1 2", tier=Tier.BATCH),
    route("west", "0 0", tier=Tier.FREE),
)
HELD = coverage(
    rows(
        [
            model("Tern 4", {"vision": (fact(True), fact(False, OTHER))}, routes=STANDARD + ASIDE),
            model("Tern 5", {"vision": fact(True, OTHER)}, {"north": None}),
            model("Skua 1"),
        ]
    )
)


def test_a_model_is_priced_where_a_standard_route_is() -> None:
    assert (len(HELD.catalog.cards), HELD.priced) == (3, 1)


def test_a_route_is_a_model_a_provider_and_a_region_at_a_standard_price() -> None:
    assert HELD.routes == 3


def test_routes_that_a_newer_one_replaced_do_not_count() -> None:
    old = replace(model("Tern 4", {}, {"north": "1 2"}), spare=(route("south", "3 4"),))
    assert coverage(rows([old])).routes == 1


def test_what_is_known_of_an_attribute_is_counted_by_model_and_by_source() -> None:
    assert HELD.known["vision"] == 2
    assert HELD.given["vision"] == {"list": 1, "other": 1}
    assert (HELD.known["released"], HELD.given["released"]) == (0, {})


def test_a_source_gives_facts_on_models_and_routes() -> None:
    shares = {share.source.id: (share.facts, share.models, share.routes) for share in HELD.shares}
    assert shares == {"list": (1, 2, 2), "other": (2, 2, 1)}
    assert HELD.facts == 3
