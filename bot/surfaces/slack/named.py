"""Subscriptions and pairs as a person reads them, on one line of plain text."""

from bot.announcements.topics import Topic, named, topic_of
from bot.library import Library
from bot.state.subscriptions import Subscription
from bot.surfaces.slack.escaping import clean
from knowledge.catalog import Catalog

PAIRED = "--"


def topic_words(topic: Topic, library: Library) -> str:
    """A topic in words."""
    return clean(named(topic, library))


def words_of(subscription: Subscription, library: Library) -> str:
    """What a subscription is to, in words; one of another version as it is stored."""
    topic = topic_of(subscription.topic)
    return topic_words(topic, library) if topic else clean(subscription.topic)


def pair_words(pair: str, catalog: Catalog) -> str:
    """A pair by the names of its models; one that is no longer there by its id."""
    cards = catalog.cards
    names = (cards[each].name if each in cards else each for each in pair.split(PAIRED))
    return clean(" / ".join(names))
