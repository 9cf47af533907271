"""message -> Reading."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.reading.cleaning import LONGEST, clean
from bot.reading.items import Item, Itemiser
from bot.reading.known import KnownForms
from bot.reading.quantities import quantities
from bot.reading.reading import Reading, Sought
from bot.reading.vocabulary import Role, Vocabulary, load_language
from knowledge.attribute import Direction
from knowledge.catalog import Catalog
from knowledge.names import Join, Mention, NameIndex, Resolved, Run, UnknownName, runs
from knowledge.names.find import Finder


AT_PROVIDER = frozenset({"on", "via", "at", "through", "using", "in"})
OF_MAKER = frozenset({"by", "of"})


class Reader:
    """Reads messages against one edition of the catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._vocabulary = Vocabulary(catalog, load_language("english"))
        self.names = NameIndex(catalog)
        self._finder = Finder(catalog, self.names, self._vocabulary.units())
        self._itemiser = Itemiser(self._vocabulary)
        self._known = KnownForms(catalog, self.names.words)

    def read(self, message: str) -> Reading:
        """Notice everything a message says; any text at all can be read."""
        text = clean(message)
        if len(text) > LONGEST or len(message) > LONGEST * 4:
            return Reading(too_long=True)
        lowered = text.lower()
        form = self._known.form(lowered)
        if form is None:
            return self._whole(text, lowered)
        known = self._known.reading(form)
        if known is None:
            known = self._whole(text, lowered)
            self._known.keep(form, known)
        return known

    def _whole(self, text: str, lowered: str) -> Reading:
        """Read a clean message word by word."""
        shown = text if len(lowered) == len(text) else lowered
        span = runs(lowered)
        mentions = self._finder.find(shown, span)
        items = self._itemiser.items(lowered, span, mentions)
        strangers = tuple(self._strangers(shown, span, items))
        if strangers:
            mentions = tuple(sorted((*mentions, *strangers), key=lambda each: each.start))
            items = self._itemiser.items(lowered, span, mentions)
        head = self._itemiser.items(lowered, span[:1], ())
        return replace(
            _reading(shown, mentions, items),
            head=frozenset(cue for item in (*head, *items[:1]) for cue in item.values(Role.CUE)),
        )

    def _strangers(
        self, text: str, span: Sequence[Run], items: Sequence[Item]
    ) -> Iterator[Mention]:
        """Words that stand where a model's name would: "gpt-4 turbo vs foobar"."""
        if not any(item.mention and not item.mention.weak for item in items):
            return
        place = 0
        while place < len(items):
            end = _stranger_end(span, items, place)
            if end > place and _is_compared(items, place, end):
                start, stop = items[place].start, items[end - 1].end
                match = self.names.resolve_span(span[start:stop])
                if isinstance(match, UnknownName):
                    spelling = text[span[start].start : span[stop - 1].end]
                    yield Mention(start, stop, spelling, match)
            place = max(end, place + 1)


def _stranger_end(span: Sequence[Run], items: Sequence[Item], place: int) -> int:
    """Where a row of unexplained words and version numbers that starts here ends."""
    if items[place].explained:
        return place
    end = place + 1
    while end < len(items) and span[items[end].start].join is not Join.HARD:
        item = items[end]
        version = item.amount is not None and not (item.amount.scaled or item.amount.usd)
        if item.explained and not version:
            break
        end += 1
    return end


def _is_compared(items: Sequence[Item], start: int, end: int) -> bool:
    """Whether a connector joins the row to a mention on its other side."""
    before = items[:start][-2:]
    after = items[end : end + 2]
    for connector, other in ((before[::-1], "before"), (after, "after")):
        words = [item.text for item in connector]
        if len(connector) == 2 and _connects(connector[0]) and connector[1].mention:  # noqa: PLR2004 - a connector and a name
            return bool(words and other)
    return False


def _connects(item: Item) -> bool:
    return item.means(Role.CUE, "compare", "or", "than", "instead") or item.text in {
        "and",
        "with",
        "to",
    }


def _reading(text: str, mentions: Sequence[Mention], items: Sequence[Item]) -> Reading:
    counted = quantities(items)
    words = [item for item in items if not item.mention and not item.amount]
    reading = Reading(
        message=text,
        mentions=tuple(mentions),
        origin=_origin(items),
        sought=tuple(_sought(items)),
        cues=frozenset(cue for item in words for cue in item.values(Role.CUE)),
        direction=_direction(words),
        traffic=counted.traffic,
        maker=_maker(items, mentions),
        provider=_provider(items, mentions),
        openness=_first(words, Role.OPENNESS),
        workloads=_all(words, Role.WORKLOAD),
        terms=_all(words, Role.TERM),
        top=counted.top,
        stated=counted.stated,
        factor=counted.factor,
        foreign_money=any(item.means(Role.UNIT, "foreign") for item in words)
        or any(sign in text for sign in "€£¥"),
        words=len(items),
        unexplained=(*(item.text for item in words if not item.explained), *counted.unread),
        corrections=tuple((item.text, item.read_as) for item in words if item.read_as),
    )
    return replace(reading, cues=reading.cues | _question_mark(text))


def _question_mark(text: str) -> frozenset[str]:
    return frozenset({"question_mark"} if "?" in text else ())


def _origin(items: Sequence[Item]) -> str | None:
    """The model that "from" or "instead of" stands before."""
    for before, item in pairwise(items):
        left = before.text.split()[-1] == "from" or before.means(Role.CUE, "instead")
        if left and item.mention and isinstance(item.mention.match, Resolved):
            return item.mention.match.card.id
    return None


def _maker(items: Sequence[Item], mentions: Sequence[Mention]) -> str | None:
    return next((found for role, found in _named(items, mentions) if role is Role.MAKER), None)


def _provider(items: Sequence[Item], mentions: Sequence[Mention]) -> str | None:
    return next((found for role, found in _named(items, mentions) if role is Role.PROVIDER), None)


def _named(items: Sequence[Item], mentions: Sequence[Mention]) -> Iterator[tuple[Role, str]]:
    """Makers and providers; a name of both ("Anthropic") is one of them by the word before it."""
    for place, item in enumerate(items):
        makers, providers = item.values(Role.MAKER), item.values(Role.PROVIDER)
        before = items[place - 1].text.split()[-1] if place else ""
        as_provider = before in AT_PROVIDER or (mentions and before not in OF_MAKER)
        if makers and not (providers and as_provider):
            yield Role.MAKER, makers[0]
        elif providers:
            yield Role.PROVIDER, providers[0]


def _first(words: Sequence[Item], role: Role) -> str | None:
    return next((value for item in words for value in item.values(role)), None)


def _all(words: Sequence[Item], role: Role) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for item in words for value in item.values(role)))


def _direction(words: Sequence[Item]) -> Direction | None:
    for item in words:
        for meaning in item.meanings:
            if meaning.role is Role.DIRECTION:
                return Direction(meaning.value)
    return None


def _sought(items: Sequence[Item]) -> Iterator[Sought]:
    """Attributes named, each with its own direction, else the nearest direction word's."""
    for place, item in enumerate(items):
        if item.mention or item.amount:
            continue
        for meaning in item.meanings:
            if meaning.role is Role.ATTRIBUTE:
                yield Sought(meaning.value, meaning.direction or _nearest(items, place))


def _nearest(items: Sequence[Item], place: int) -> Direction | None:
    """The direction word beside an attribute: "larger context", "context is larger"."""
    before = items[max(0, place - 3) : place][::-1]
    after = items[place + 1 : place + 4]
    for item in (*before, *after):
        for meaning in item.meanings:
            if meaning.role is Role.DIRECTION:
                return Direction(meaning.value)
    return None
