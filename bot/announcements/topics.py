"""What a channel may want to hear of, how that is stored, and what news concerns it."""

import json
from dataclasses import dataclass
from typing import TypeAlias

from bot.announcements.news import News, Reviewed, makers
from bot.library import Library
from knowledge.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Everything:
    """Every newly reviewed pair."""


@dataclass(frozen=True, slots=True)
class AboutModel:
    """One model, by id: its reviews, prices and retirement."""

    id: str


@dataclass(frozen=True, slots=True)
class AboutMaker:
    """All models of a maker, by id, new ones too."""

    id: str


@dataclass(frozen=True, slots=True)
class Watch:
    """Whatever comes to meet limits: a search by ids and figures, and how it is said."""

    memory: str
    said: str


Topic: TypeAlias = Everything | AboutModel | AboutMaker | Watch


def stored(topic: Topic) -> str:
    """A topic as text; equal ones have the same."""
    match topic:
        case Everything():
            return "all"
        case AboutModel(each):
            return f"model:{each}"
        case AboutMaker(each):
            return f"maker:{each}"
        case Watch(memory, words):
            return f"watch:{json.dumps([words, memory], ensure_ascii=False)}"


def topic_of(text: str) -> Topic | None:
    """The topic of a stored text; None where it is none of this version."""
    kind, _, rest = text.partition(":")
    if text == "all":
        return Everything()
    if kind in {"model", "maker"} and rest:
        return AboutModel(rest) if kind == "model" else AboutMaker(rest)
    if kind != "watch":
        return None
    try:
        words, memory = json.loads(rest)
    except (ValueError, TypeError):
        return None
    return Watch(memory, words) if isinstance(words, str) and isinstance(memory, str) else None


def named(topic: Topic, library: Library) -> str:
    """A topic as an answer names it; a model or maker that is no longer there by its id."""
    cards, named_makers = library.catalog.cards, library.catalog.makers
    match topic:
        case Everything():
            return library.wording.say("watch", "everything")
        case AboutModel(each):
            return cards[each].name if each in cards else each
        case AboutMaker(each):
            name = named_makers[each].name if each in named_makers else each
            return library.wording.say("watch", "maker", name=name)
        case Watch():
            return topic.said


def concerns(topic: Topic, news: News, catalog: Catalog) -> bool:
    """Whether who subscribed to a topic is told of news; a watch has its anchor instead."""
    match topic:
        case Everything():
            return isinstance(news, Reviewed)
        case AboutModel(each):
            return each in news.models
        case AboutMaker(each):
            return each in makers(news, catalog)
        case Watch():
            return False
