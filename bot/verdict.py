"""A standing in one sentence, whatever its shape."""

from collections.abc import Sequence
from typing import Any

from bot.wording import Wording
from knowledge.attribute import Direction
from knowledge.comparison import Figure, Shape, Standing
from knowledge.facts import Fact
from knowledge.units import listing

KIND = "compare_attribute"
TWO = 2


def verdict(wording: Wording, standing: Standing) -> str:
    """Who leads, ties or differs, with the figures; unknowns are said, never counted."""
    name = _flag_template(standing) if standing.attribute.is_flag else _template(standing)
    return wording.say(KIND, name, **_values(standing))


def left_out(wording: Wording, standing: Standing) -> tuple[str, ...]:
    """The sentences on models left out of a verdict: as unknown, or as measured otherwise."""
    said = []
    if standing.unknown and standing.shape not in {Shape.ONE_KNOWN, Shape.ALL_UNKNOWN}:
        said.append(wording.say(KIND, "some_unknown", **_values(standing)))
    if standing.apart:
        said.append(wording.say(KIND, "apart", **_values(standing)))
    return tuple(said)


def measured(fact: Fact) -> list[str]:
    """How a score was taken, as far as its source says."""
    how = fact.measured
    stated = [part for part in (how.variant, how.mode, how.harness) if part]
    return [*stated, f"measured by {how.by}"] if how.by else stated


def _template(standing: Standing) -> str:
    shape = standing.shape
    if shape is Shape.TIE and not standing.attribute.is_ordered:
        return "same"
    if shape is Shape.LEADS and len(standing.leaders) > 1:
        return "lead_together"
    return str(shape)


def _flag_template(standing: Standing) -> str:
    wants = standing.direction is Direction.HIGHER
    if standing.shape is Shape.ONE_KNOWN:
        return "flag_one_has" if standing.ranked[0].fact.value else "flag_one_lacks"
    if standing.shape is Shape.TIE:
        return "flag_all" if wants else "flag_all_lack"
    if standing.shape is Shape.LEADS and standing.others:
        return "flag_leads" if wants else "flag_lacks"
    if standing.shape is Shape.LEADS:
        return "flag_all" if wants else "flag_all_lack"
    if standing.shape is Shape.NONE:
        return "flag_none" if wants else "flag_none_lack"
    return str(standing.shape)


def _values(standing: Standing) -> dict[str, Any]:
    attribute = standing.attribute
    known = standing.ranked
    compared = known or standing.figures
    fewer = len(known) < len(standing.figures)
    named = known if fewer and len(known) > 1 else standing.figures
    others = standing.others
    reasons = dict.fromkeys(str(figure.fact.value) for figure in standing.unknown)
    return {
        "attribute": attribute.name,
        "ordered": attribute.is_ordered,
        "names": _names(named),
        "leaders": _names(standing.leaders),
        "verb": _verb(standing),
        "best": attribute.show((standing.leaders or compared)[0].fact),
        "rest": _names(others) if attribute.is_flag else _figures(standing, others),
        "all": _figures(standing, standing.figures),
        "gap": standing.gap,
        "unknown": _names(standing.unknown),
        "reason": listing(list(reasons)),
        "known": known[0].card.name if known else "",
        "apart": _names(standing.apart),
        "measured": ", ".join(measured(compared[0].fact)),
    }


def _verb(standing: Standing) -> str:
    higher = standing.direction is Direction.HIGHER
    phrase = standing.attribute.most if higher else standing.attribute.least
    many = len(standing.ranked) > TWO
    if standing.attribute.is_flag and len(standing.leaders) > 1:
        return f"support {standing.attribute.name}"
    return phrase.of_many if many else phrase.of_two


def _names(figures: Sequence[Figure]) -> list[str]:
    return [figure.card.name for figure in figures]


def _figures(standing: Standing, figures: Sequence[Figure]) -> str:
    show = standing.attribute.show
    if len(standing.figures) == TWO and len(figures) == 1:
        return f"{show(figures[0].fact)} for {figures[0].card.name}"
    return listing([f"{show(figure.fact)} for {figure.card.name}" for figure in figures])
