"""Values that are hard to believe: not reason enough to hold a catalog back, but to look."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from statistics import median

from knowledge.cards import ModelCard
from knowledge.catalog import Catalog
from knowledge.checking.finding import Finding, broken
from knowledge.cost import BLEND, bills
from knowledge.facts import Unknown
from knowledge.units import plural, short_count, usd

MOST_CONTEXT = 20_000_000
FEWEST_PARAMETERS, MOST_PARAMETERS = 10**6, 20 * 10**12
# Before these there was nothing that anybody would call a language model today.
FIRST_RELEASE = "2018-01-01"
FAR_FROM_SIBLINGS = 10


def suspicions(catalog: Catalog, today: str, providers: Collection[str]) -> Iterator[Finding]:
    """Findings on the models of a catalog; `today` is an ISO date.

    `providers` are the ids of those that somebody looked at and entered in providers.toml.
    """
    cards = tuple(catalog.cards.values())
    return broken(
        (
            ("a standard route costs nothing one way", _half_free(cards)),
            ("a route is listed at $0 without a reason", _listed_at_zero(cards)),
            ("a price is far from what other providers ask", _far_from_siblings(cards)),
            ("a context window is impossible", _windows(cards)),
            ("a maximum output is larger than the context", _outputs(cards)),
            ("a release date is impossible", _releases(cards, today)),
            ("a knowledge cutoff is after the release", _cutoffs(cards)),
            ("a parameter count is impossible", _parameters(cards)),
            ("two names differ by signs alone", _alike(cards)),
            ("a model has no maker", (card.name for card in cards if not card.maker)),
            ("a provider is not in providers.toml", _strangers(catalog, providers)),
        )
    )


def _half_free(cards: Iterable[ModelCard]) -> Iterator[str]:
    for card in cards:
        for bill in bills(card, BLEND):
            if not bill.input_price or not bill.output_price:
                prices = f"{usd(bill.input_price)} in, {usd(bill.output_price)} out"
                yield f"{card.name} at {bill.route.provider}: {prices}"


def _listed_at_zero(cards: Iterable[ModelCard]) -> Iterator[str]:
    """Routes without a price, of which a source says no more than zero."""
    for card in cards:
        for route in card.routes:
            if isinstance(route.input, Unknown) and "$0" in route.note:
                yield f"{card.name} at {route.provider}, in {route.source.name}"


def _far_from_siblings(cards: Iterable[ModelCard]) -> Iterator[str]:
    """Routes at ten times or a tenth of the median of the others, the farthest first."""
    found = []
    for card in cards:
        asked = [(bill.usd, bill.route) for bill in bills(card, BLEND)]
        for price, route in asked:
            others = [each for each, sibling in asked if sibling.provider != route.provider]
            if not others:
                continue
            usual = median(others)
            apart = max(price, usual) / min(price, usual)
            # Of two alone, which is the odd one cannot be told: the dearer is named.
            if apart >= FAR_FROM_SIBLINGS and (len(others) > 1 or price > usual):
                said = f"{usd(price)} against {usd(usual)} elsewhere"
                found.append((apart, f"{card.name} at {route.provider}: {said}"))
    return (said for _, said in sorted(found, reverse=True))


def _windows(cards: Iterable[ModelCard]) -> Iterator[str]:
    for card in cards:
        window = card.value("context_window")
        if window is not None and not 0 < window <= MOST_CONTEXT:
            yield f"{card.name}: {window:,} tokens"


def _outputs(cards: Iterable[ModelCard]) -> Iterator[str]:
    for card in cards:
        window, output = card.value("context_window"), card.value("max_output")
        if window and output and output > window:
            yield f"{card.name}: {output:,} of {window:,} tokens"


def _releases(cards: Iterable[ModelCard], today: str) -> Iterator[str]:
    for card in cards:
        day = card.value("released")
        if day is not None and not FIRST_RELEASE <= day <= today:
            yield f"{card.name}: {day}"


def _cutoffs(cards: Iterable[ModelCard]) -> Iterator[str]:
    for card in cards:
        cutoff, released = card.value("knowledge_cutoff"), card.value("released")
        if cutoff and released and cutoff > released[: len(cutoff)]:
            yield f"{card.name}: {cutoff}, released {released}"


def _parameters(cards: Iterable[ModelCard]) -> Iterator[str]:
    for card in cards:
        every, active = card.value("parameters"), card.value("active_parameters")
        if every is not None and not FEWEST_PARAMETERS <= every <= MOST_PARAMETERS:
            yield f"{card.name}: {short_count(every)}"
        elif every and active and active > every:
            yield f"{card.name}: {short_count(active)} active of {short_count(every)}"


def _alike(cards: Iterable[ModelCard]) -> Iterator[str]:
    names = defaultdict(list)
    for card in cards:
        names["".join(sign for sign in card.name.lower() if sign.isalnum())].append(card)
    for several in names.values():
        if len(several) > 1:
            yield " and ".join(f"{card.name} ({card.id})" for card in several)


def _strangers(catalog: Catalog, providers: Collection[str]) -> Iterator[str]:
    """Providers that a source names and no table does; two of them may be one."""
    routes = Counter(route.provider for card in catalog.cards.values() for route in card.routes)
    for provider, count in routes.most_common():
        if provider not in providers:
            yield f"{provider}: {plural(count, 'route')}"
