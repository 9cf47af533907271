"""What came into a watch, left it or took its lead since it was last said.

An anchor is kept until a watch has fired, and then replaced: so what is said is from what to what
since it was last said, and figures that only move inside the limits are not.
"""

from collections.abc import Collection, Mapping

from bot.announcements.anchors import (
    Anchor,
    Figures,
    Fired,
    Lead,
    Moved,
    Value,
    anchor_of,
    text_of,
    value_of,
)
from bot.announcements.sighting import Sighting, sighted
from bot.announcements.topics import Watch
from bot.library import Library
from knowledge.facts import Fact


def looked(watch: Watch, library: Library, before: str) -> tuple[str, Fired | None]:
    """The anchor to keep in place of `before`, as text, and what there is to say, if anything.

    The first look, with an empty text, says nothing; nor does one that cannot tell what there is.
    """
    old = anchor_of(before)
    new = anchor(watch, library, old)
    if new is None:
        return before, None
    if old is None:
        return text_of(new), None
    found = fired(old, new)
    return (text_of(new), found) if found else (before, None)


def anchor(watch: Watch, library: Library, before: Anchor | None) -> Anchor | None:
    """What a watch sees in a library; None where what it is measured by is not known now.

    A model that was there before and of which too little is known now stays as it was, and so does
    the lead of one: what is not known is not a no.
    """
    sighting = sighted(watch.memory, library)
    if sighting is None:
        return None
    known = before.members if before else {}
    kept = {model: known[model] for model in known if model in sighting.doubtful}
    members = {card.id: _figures(sighting.figures(card)) for card in sighting.matches}
    leaders = tuple(card.id for card in sighting.leaders)
    if before and not sighting.unplaced.isdisjoint(before.leaders):
        leaders = before.leaders
    return Anchor(
        library.catalog.updated,
        members | kept,
        _near(sighting, members.keys() | kept.keys(), known),
        sighting.order,
        leaders,
    )


def fired(old: Anchor, new: Anchor) -> Fired | None:
    """What is otherwise in an anchor than in an older one; None where nobody came, left or led."""
    entered = tuple(
        _entered(model, old.near.get(model, {}), figures)
        for model, figures in new.members.items()
        if model not in old.members
    )
    left = tuple(
        _left(model, figures, new.near.get(model, {}))
        for model, figures in old.members.items()
        if model not in new.members
    )
    lead = _lead(old, new)
    return Fired(old.day, new.day, entered, left, lead) if entered or left or lead else None


def _near(
    sighting: Sighting, members: Collection[str], known: Mapping[str, Figures]
) -> dict[str, Figures]:
    """What keeps models out: all of it for those that have left, else where it is one figure."""
    cards = sighting.library.catalog.cards
    gone = [cards[model] for model in known if model in cards and model not in members]
    missed = {card.id: sighting.missed(card) or sighting.figures(card) for card in gone}
    found = {**sighting.nearest({*members, *missed}), **missed}
    figures = {model: _figures(facts) for model, facts in found.items()}
    return {model: each for model, each in figures.items() if each}


def _figures(facts: Mapping[str, Fact]) -> dict[str, Value]:
    return {name: value_of(fact.value) for name, fact in facts.items() if fact.known}


def _entered(model: str, then: Figures, now: Figures) -> Moved:
    """A model that came in: by the figure that kept it out, else with all that it has."""
    if not then:
        return Moved(model, {}, now)
    return Moved(model, then, {name: now[name] for name in then if name in now})


def _left(model: str, then: Figures, now: Figures) -> Moved:
    """A model that left: by the figures that are otherwise, which are none if it is gone."""
    names = [name for name in now if then.get(name) != now[name]]
    return Moved(
        model,
        {name: then[name] for name in names if name in then},
        {name: now[name] for name in names},
    )


def _lead(old: Anchor, new: Anchor) -> Lead | None:
    if not (old.leaders and new.leaders) or set(old.leaders) == set(new.leaders):
        return None
    return Lead(new.order, _of_leaders(old), _of_leaders(new))


def _of_leaders(of: Anchor) -> dict[str, Value]:
    figures = ((each, of.members.get(each, {})) for each in of.leaders)
    return {each: found[of.order] for each, found in figures if of.order in found}
