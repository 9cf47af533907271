"""What is said of watches that fired: who came in, who left, who leads, from what to what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.announcements.anchors import Figures, Fired, Moved, Value, value_of
from bot.announcements.topics import Watch
from bot.announcements.watches import search_of
from bot.evidence import Citations
from bot.library import Library
from bot.questions.criteria import order_words
from bot.questions.search import Search
from knowledge.attribute import Attribute
from knowledge.facts import Fact

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """A watch that fired, with its search and a library that has the prices it looks at."""

    watch: Watch
    fired: Fired
    search: Search
    library: Library

    @property
    def entered(self) -> tuple[str, ...]:
        """The ids of the models that came in and are still in the catalog."""
        cards = self.library.catalog.cards
        return tuple(each.model for each in self.fired.entered if each.model in cards)

    @property
    def facts(self) -> Iterator[Fact]:
        """The facts behind the figures of now that are said."""
        shown = (*self.fired.entered[:MOST_NAMED], *self.fired.left[:MOST_NAMED])
        for each in shown:
            yield from filter(None, (self.fact(each.model, *one) for one in each.now.items()))
        if lead := self.fired.lead:
            found = (self.fact(model, lead.attribute, value) for model, value in lead.now.items())
            yield from filter(None, found)

    def fact(self, model: str, name: str, value: Value) -> Fact | None:
        """The fact of a figure; None where today's is another by now."""
        card, attribute = self.library.catalog.cards.get(model), self._attribute(name)
        if card is None or attribute is None:
            return None
        fact = attribute.of(card.at(self.search.criteria.provider))
        return fact if fact.known and value_of(fact.value) == value else None

    def said(self, citations: Citations) -> str:
        """All of it in a sentence."""
        return self.library.wording.say(
            "digest",
            "watch",
            said=self.watch.said,
            since=self.fired.since,
            parts=[*self._came(citations), *self._left(citations), *self._lead(citations)],
        )

    def _came(self, citations: Citations) -> Iterator[str]:
        say = self.library.wording.say
        for each in self.fired.entered[:MOST_NAMED]:
            figures = [*self._figures(each, citations)]
            yield say("digest", "came", name=self._name(each.model), figures=figures)
        if more := len(self.fired.entered[MOST_NAMED:]):
            yield say("digest", "more_came", count=more)

    def _left(self, citations: Citations) -> Iterator[str]:
        say, cards = self.library.wording.say, self.library.catalog.cards
        for each in self.fired.left[:MOST_NAMED]:
            name, figures = self._name(each.model), [*self._figures(each, citations)]
            yield say("digest", "left", name=name, figures=figures, gone=each.model not in cards)
        if more := len(self.fired.left[MOST_NAMED:]):
            yield say("digest", "more_left", count=more)

    def _lead(self, citations: Citations) -> Iterator[str]:
        lead = self.fired.lead
        attribute = self._attribute(lead.attribute) if lead else None
        if lead is None or attribute is None:
            return
        yield self.library.wording.say(
            "digest",
            "lead",
            now=[self._name(model) for model in lead.now],
            then=[self._name(model) for model in lead.then],
            attribute=attribute.name,
            verb=order_words(self.library, self.search.criteria.order),
            value=self._first(attribute, lead.now, citations),
            value_then=self._first(attribute, lead.then),
        )

    def _first(self, attribute: Attribute, of: Figures, citations: Citations | None = None) -> str:
        """The figure that leaders share, with the mark of its source where there is one."""
        for model, value in of.items():
            fact = self.fact(model, attribute.id, value) if citations else None
            mark = citations.mark(fact) if citations and fact else ""
            return _written(attribute, value) + mark
        return ""

    def _figures(self, moved: Moved, citations: Citations) -> Iterator[str]:
        """The figures of a model that came in or left, from what to what where that is known."""
        say = self.library.wording.say
        for name, value in moved.now.items():
            attribute, then = self._attribute(name), moved.then.get(name)
            if attribute is None:
                continue
            fact = self.fact(moved.model, name, value)
            mark = citations.mark(fact) if fact else ""
            if attribute.is_flag:
                yield say("digest", "flag", has=value, attribute=attribute.name) + mark
                continue
            was = "" if then is None else _written(attribute, then)
            now = _written(attribute, value) + mark
            yield say("digest", "figure", attribute=attribute.name, then=was, now=now)

    def _attribute(self, name: str) -> Attribute | None:
        return self.library.catalog.attributes.get(name)

    def _name(self, model: str) -> str:
        card = self.library.catalog.cards.get(model)
        return card.name if card else model


def turns_of(library: Library, fired: Sequence[tuple[Watch, Fired]]) -> Iterator[Turn]:
    """The watches that can still be read."""
    for watch, each in fired:
        search = search_of(watch.memory, library.catalog)
        if search is not None:
            yield Turn(watch, each, search, search.at_rate(library))


def _written(attribute: Attribute, value: Value) -> str:
    return attribute.scale.write(attribute.scale.load(value))
