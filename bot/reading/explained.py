"""What each part of a message was taken for, in words: asked for by people, not by answers."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.reading.items import Item
from bot.reading.quantities import Quantities, counted
from bot.reading.reading import Reading, Stated
from bot.reading.sense import Sense
from knowledge.attribute import Direction
from knowledge.names import Ambiguous, Mention, NameIndex, Resolved, Run
from knowledge.names.explained import rule_of

# What a part may be taken for.
MODEL, SEVERAL, NO_MODEL = "model", "several models", "no model"
NUMBER, WORDS, SMALL = "number", "words", "small words"
ASIDE, UNEXPLAINED = "beside the point", "not explained"
ENDS = {Direction.HIGHER: "more", Direction.LOWER: "less"}
SIDES = {
    (Direction.HIGHER, True): "above",
    (Direction.HIGHER, False): "at least",
    (Direction.LOWER, True): "below",
    (Direction.LOWER, False): "at most",
}
# What a number may count, by the field it fills.
TRAFFIC = {"requests": "requests", "input_tokens": "tokens in", "output_tokens": "tokens out"}
OTHERS = {"top": "how many to list", "factor": "times as much", "share": "share from a cache"}
# The fields of a sense that are said one by one; attributes and small words are said otherwise.
SAID = {
    "cues": "cue", "units": "unit", "direction": "direction", "bound": "bound",
    "openness": "openness", "month": "month", "makers": "maker", "providers": "provider",
    "workloads": "workload", "terms": "term", "tiers": "price class",
    "tiers_beside_price": "price class", "share": "share", "magnitude": "times",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taken:
    """A part of a message as written, what it was taken for, and the rule where it is a name."""

    written: str
    sort: str
    means: tuple[str, ...] = ()
    rule: str = ""


def taken(
    names: NameIndex, span: Sequence[Run], items: Sequence[Item], reading: Reading
) -> tuple[Taken, ...]:
    """Every item of a message explained, in order, as it went into its reading."""
    text, numbers = reading.message, _numbers(items, reading)
    ways = {each.attribute: each.direction for each in reading.sought}
    strange = Counter(reading.unexplained)
    found = []
    for place, item in enumerate(items):
        written = text[span[item.start].start : span[item.end - 1].end]
        if item.mention:
            read = _as_read(text, span, item)
            found.append(_named(names, written, read, item.mention, item.sense))
        elif item.amount:
            found.append(Taken(written, NUMBER, numbers.get(place, ("with the number before",))))
        else:
            aside = strange[item.text] <= 0
            strange[item.text] -= 1
            found.append(_words(written, item.sense, ways, aside=aside))
    return tuple(found)


def _as_read(text: str, span: Sequence[Run], item: Item) -> str:
    """What was written, with the words that were put right."""
    first, *rest = span[item.start : item.end]
    parts, end = [first.text], first.end
    for run in rest:
        parts += [text[end : run.start], run.text]
        end = run.end
    return "".join(parts)


def _named(names: NameIndex, written: str, read: str, mention: Mention, sense: Sense) -> Taken:
    match = mention.match
    weak = ", by itself not enough" if mention.weak else ""
    rule = f"{rule_of(names, read, match)}{weak}"
    if isinstance(match, Resolved):
        return Taken(written, MODEL, (match.card.id, *_senses(sense, {})), rule)
    if isinstance(match, Ambiguous):
        return Taken(written, SEVERAL, tuple(card.id for card in match.cards), rule)
    return Taken(written, NO_MODEL, tuple(card.id for card in match.nearest), rule)


def _words(
    written: str, sense: Sense, ways: Mapping[str, Direction | None], *, aside: bool
) -> Taken:
    means = tuple(_senses(sense, ways))
    if means:
        return Taken(written, WORDS, means)
    return Taken(written, SMALL if sense.small else ASIDE if aside else UNEXPLAINED)


def _senses(sense: Sense, ways: Mapping[str, Direction | None]) -> Iterator[str]:
    for name, _ in sense.attributes:
        way = ways.get(name)
        yield f"attribute {name}" + (f", {ENDS[way]}" if way else "")
    for name, role in SAID.items():
        value = getattr(sense, name)
        if isinstance(value, Direction):
            yield f"{role} {ENDS[value]}"
        elif isinstance(value, tuple | frozenset):
            yield from (f"{role} {each}" for each in sorted(value))
        elif value:
            yield f"{role} {value}"


def _numbers(items: Sequence[Item], reading: Reading) -> Mapping[int, tuple[str, ...]]:
    """What each number counts, by its place: what it changed of all that the numbers came to."""
    found, before = {}, Quantities()
    for place, after in counted(items, reading.cues):
        found[place] = _counts(before, after, reading)
        before = after
    return found


def _counts(before: Quantities, after: Quantities, reading: Reading) -> tuple[str, ...]:
    if len(after.unread) > len(before.unread):
        # A number may be read at last by what the others say.
        return (UNEXPLAINED if after.unread[-1] in reading.unexplained else TRAFFIC["requests"],)
    if len(after.stated) > len(before.stated):
        return (_stated(after.stated[-1], reading),)
    counts = _changed(TRAFFIC, before.traffic, after.traffic) + _changed(OTHERS, before, after)
    return tuple(counts) or ("the unit of a price",)


def _changed(words: Mapping[str, str], before: object, after: object) -> list[str]:
    """The words of those fields that are another than before."""
    return [said for name, said in words.items() if getattr(before, name) != getattr(after, name)]


def _stated(told: Stated, reading: Reading) -> str:
    """A value stated of an attribute, with the bound that it is in the end."""
    same = (each for each in reading.stated if _value(each) == _value(told))
    last = next(same, told)
    side = SIDES[last.direction, last.strict] if last.direction else "of"
    return f"{last.attribute} {side} {last.value}"


def _value(told: Stated) -> tuple[str, object]:
    return told.attribute, told.value
