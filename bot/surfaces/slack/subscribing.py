"""A channel subscribed, or no longer: only where posts arrive, and said there with who asked."""

import asyncio
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.announcements.outcomes import Limited, Posting, Refused, Sent
from bot.announcements.topics import Topic, Watch, stored
from bot.announcements.watching import looked
from bot.announcements.wishes import Unclear, topic_in
from bot.state.subscriptions import MOST_IN_A_CHANNEL, Added, Subscription, subscription_id
from bot.surfaces.slack.blocks import sentence
from bot.surfaces.slack.carrier import carried
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.escaping import clean
from bot.surfaces.slack.named import pair_words, topic_words, words_of
from bot.surfaces.slack.places import Place
from bot.surfaces.slack.rights import Asking
from bot.surfaces.slack.subscription_wording import (
    AWAY,
    GONE,
    NO_MESSAGE,
    NOT_MUTED,
    ON_AGAIN,
    UNSAID,
    UNSURE,
    UNWATCHABLE,
    hears_already,
    hears_no_more,
    hears_too_much,
    here,
    not_subscribed,
    now_hears,
    subscribed_by,
    unmuted,
    unmuted_by,
    unsubscribed_by,
)
from bot.surfaces.slack.tasks import where
from bot.surfaces.slack.wording import SORRY

logger = logging.getLogger(__name__)

_OUTSIDE = frozenset({"not_in_channel", "channel_not_found"})
_AROUND = re.compile(r"\A(?:(?:this|the) channel |us |me )?(?:to|from|of) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Subscribing:
    """Does what somebody with the rights for it asks; each gives the line to tell them."""

    desk: Desk

    def topic(self, text: str) -> Topic | Unclear:
        """What somebody wants to hear of, as they typed it."""
        return topic_in(_AROUND.sub("", text), self.desk.answerer.responder)

    async def start(self, asking: Asking, name: str, topic: Topic) -> str:
        """Subscribe a channel; where it cannot be told of that, its posts would not arrive."""
        store, library = self.desk.state.subscriptions, self.desk.answerer.responder.library
        what, place, text = topic_words(topic, library), here(asking.channel), stored(topic)
        was = next((each for each in await self.of(asking) if each.topic == text), None)
        if was and not was.why:
            return hears_already(place, what)
        anchor = await self._anchor(topic)
        if anchor is None:
            return UNWATCHABLE
        match await store.add(asking.team, asking.channel, text, asking.user, anchor):
            case Added.TOO_MANY:
                return hears_too_much(place, MOST_IN_A_CHANNEL)
            case Added.THERE_ALREADY:
                return hears_already(place, what)
        told = await self._tell(asking, subscribed_by(clean(name), place, what))
        if isinstance(told, Refused) or (isinstance(told, Limited) and was is None):
            return await self._take_back(asking, text, told, was)
        others = await store.resume(asking.team, asking.channel) if isinstance(told, Sent) else 0
        said = _with(now_hears(place, what, library.catalog.updated), told)
        return f"{said} {ON_AGAIN}" if others else said

    async def stop(
        self, asking: Asking, name: str, subscription: Subscription, elsewhere: str = ""
    ) -> str:
        """End a subscription; without a `name` the channel is not told.

        `elsewhere` is what its place is called where it is not the one that is asked in.
        """
        store = self.desk.state.subscriptions
        team, channel = subscription.team, subscription.channel
        if not await store.remove(team, channel, subscription.id, asking.user):
            return GONE
        place = here(channel)
        what = words_of(subscription, self.desk.answerer.responder.library)
        said = hears_no_more(elsewhere or place, what, len(await store.of(team, channel)))
        if not name:
            return said
        return _with(said, await self._tell(asking, unsubscribed_by(clean(name), place, what)))

    async def stop_named(self, asking: Asking, name: str, text: str) -> str:
        """End what somebody names in words: as it is listed, or in others that mean the same."""
        library, place = self.desk.answerer.responder.library, here(asking.channel)
        wanted, listed = _AROUND.sub("", text).casefold(), await self.of(asking)
        for each in listed:
            if words_of(each, library).casefold() == wanted:
                return await self.stop(asking, name, each)
        topic = self.topic(text)
        if isinstance(topic, Unclear):
            return clean(topic.reason) if listed else not_subscribed(place, "")
        found = next((each for each in listed if each.topic == stored(topic)), None)
        if found is None:
            return not_subscribed(place, topic_words(topic, library))
        return await self.stop(asking, name, found)

    async def unmute(self, asking: Asking, name: str, pair: str) -> str:
        """Let a channel hear of a pair again."""
        if not await self.desk.state.muted.unmute(asking.team, asking.channel, pair, asking.user):
            return NOT_MUTED
        place, what = here(asking.channel), pair_words(pair, self.desk.answerer.catalog)
        told = await self._tell(asking, unmuted_by(clean(name), place, what))
        return _with(unmuted(place, what), told)

    async def of(self, asking: Asking) -> Sequence[Subscription]:
        """What a channel hears of, the oldest first."""
        return await self.desk.state.subscriptions.of(asking.team, asking.channel)

    async def _anchor(self, topic: Topic) -> str | None:
        """What a watch starts from, empty for other topics; None where nothing can be seen."""
        if not isinstance(topic, Watch):
            return ""
        library = self.desk.answerer.responder.library
        anchor, _ = await asyncio.to_thread(looked, topic, library, "")
        return anchor or None

    async def _tell(self, asking: Asking, said: str) -> Posting:
        place = Place(asking.channel, team=asking.team)
        return await carried(self.desk.poster, place, sentence(said))

    async def _take_back(
        self, asking: Asking, text: str, told: Refused | Limited, was: Subscription | None
    ) -> str:
        """End what was just subscribed, or have it paused again as it was; why, in a line."""
        store, error = (
            self.desk.state.subscriptions,
            told.error if isinstance(told, Refused) else "",
        )
        if was is None:
            each = subscription_id(asking.team, asking.channel, text)
            await store.remove(asking.team, asking.channel, each, asking.user)
        else:
            async with self.desk.state.database.writing() as transaction:
                await store.pause(transaction, asking.team, asking.channel, error)
        return AWAY if error in _OUTSIDE else NO_MESSAGE


def _with(said: str, told: Posting) -> str:
    """Add to what is told to one person that the channel was not told, or perhaps not."""
    if isinstance(told, Sent):
        return said
    return f"{said} {UNSAID if isinstance(told, Refused | Limited) else UNSURE}"


def failed(error: Exception) -> str:
    """Log what failed behind an acknowledgement; the line for whoever nobody else would tell."""
    logger.error("What a channel hears of was not changed: %s", where(error))
    return SORRY
