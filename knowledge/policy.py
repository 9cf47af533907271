"""Which fact wins where sources differ: one ordered policy per attribute."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from knowledge.cards import Route
from knowledge.facts import Fact, SourceKind, Unknown

KINDS = tuple(SourceKind)

# A rule ranks a fact among the facts of its attribute: the higher, the better.
Rule = Callable[[Fact], Any]


def reviewed(fact: Fact) -> bool:
    """What an author wrote down at a review and does not doubt."""
    return fact.source.kind is SourceKind.REVIEW and fact.known and not fact.doubted


def at_a_review(fact: Fact) -> bool:
    """What an author wrote down at a review, doubted or not."""
    return fact.source.kind is SourceKind.REVIEW and fact.known


def undoubted(fact: Fact) -> bool:
    """What its author does not doubt."""
    return not fact.doubted


def weights(fact: Fact) -> bool:
    """What a list of published weights says, rather than somebody who serves them."""
    return fact.source.kind is SourceKind.PACKAGE and not fact.routes


def own(fact: Fact) -> bool:
    """What the maker's own service says, in any source."""
    return fact.own


def majority(fact: Fact) -> int:
    """How many providers say so, over all sources."""
    return fact.routes


def trusted(fact: Fact) -> int:
    """The kind of source: a review before a package before an import."""
    return -KINDS.index(fact.source.kind)


def newest(fact: Fact) -> str:
    """The date of the source."""
    return fact.as_of


USUAL: tuple[Rule, ...] = (reviewed, undoubted, own, majority, trusted, newest)
# What a model is made of and may be used for is read off its weights.
MADE_OF: tuple[Rule, ...] = (reviewed, undoubted, weights, own, majority, trusted, newest)
# Counts of routes and dates of retirement are news: what was true at a review passes.
NEWS: tuple[Rule, ...] = (undoubted, newest, own, majority, trusted)
# Releases under one name differ in their windows: a review says which it means, even in doubt.
OF_A_RELEASE: tuple[Rule, ...] = (at_a_review, own, majority, trusted, newest)
POLICY: Mapping[str, tuple[Rule, ...]] = {
    "context_window": OF_A_RELEASE,
    "parameters": MADE_OF,
    "active_parameters": MADE_OF,
    "architecture": MADE_OF,
    "license": MADE_OF,
    "openness": MADE_OF,
    "commercial_use": MADE_OF,
    "providers": NEWS,
    "retired": NEWS,
}


def in_order(attribute: str, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """All facts of an attribute, the one an answer uses first.

    A known fact comes before an unknown one; then the attribute's policy decides, rule by rule.
    """
    rules = POLICY.get(attribute, USUAL)
    every = sorted(facts, key=lambda fact: (fact.source.id, str(fact.value)))
    return tuple(
        sorted(every, key=lambda fact: (fact.known, *(rule(fact) for rule in rules)), reverse=True)
    )


def offers_in_order(routes: Iterable[Route]) -> tuple[Route, ...]:
    """All offers of one provider, tier and region: the newest priced one first.

    Of equally new ones the more trusted kind of source comes first, then the cheaper.
    """

    def rank(route: Route) -> tuple[Any, ...]:
        priced = not isinstance(route.input, Unknown)
        cheap = (route.input, route.output) if priced else ()
        return (not priced, later_first(route.as_of), KINDS.index(route.source.kind), cheap)

    return tuple(sorted(routes, key=rank))


def later_first(date: str) -> tuple[int, ...]:
    """A key that puts later ISO dates first."""
    return tuple(-ord(sign) for sign in date)
