"""Figures that moved and leads that changed sides, in the words of the command line."""

from knowledge.catalog import Catalog, Review
from knowledge.reviews import Flip, Moved
from knowledge.units import plural


def pair_name(catalog: Catalog, review: Review) -> str:
    """Both models of a review: "Kimi K2 vs Qwen3.5-4B"."""
    return " vs ".join(catalog.cards[model].name for model in review.models)


def counted(moved: tuple[Moved, ...], flips: tuple[Flip, ...]) -> str:
    """How much changed: "1 lead changed sides, 3 figures changed"."""
    if not moved:
        return "no figure changed"
    sides = [f"{plural(len(flips), 'lead')} changed sides"] if flips else []
    return ", ".join((*sides, f"{plural(len(moved), 'figure')} changed"))


def moved_in_words(moved: Moved) -> str:
    """One figure: "Kimi K2: vision was No, now Yes"."""
    then, now = (moved.attribute.show(fact) for fact in (moved.then, moved.now))
    return f"{moved.card.name}: {moved.attribute.name} was {then}, now {now}"


def flip_in_words(flip: Flip) -> str:
    """One lead: "output price: Kimi K2 ($2 / 1M tokens) led, now GPT-4 Turbo ($1 / 1M tokens)"."""
    led, leads = (
        figure.card.name
        + ("" if flip.attribute.is_flag else f" ({flip.attribute.show(figure.fact)})")
        for figure in (flip.led, flip.leads)
    )
    if flip.attribute.is_flag:
        return f"{flip.attribute.name}: {led} alone had it, now {leads} alone"
    return f"{flip.attribute.name}: {led} led, now {leads}"
