"""What announcements say in Slack, drawn; and who is told that a channel takes none."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

from bot.announcements.content import Paused, Told, Watched, read, written
from bot.announcements.digest import digest
from bot.announcements.news import Reviewed, find
from bot.announcements.quiet import open_from
from bot.library import Library
from bot.state.drafts import Draft, Item
from bot.state.posts import Post
from bot.surfaces.slack.blocks import Drawn, draw, sentence
from bot.surfaces.slack.correcting import correction_drawn
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.mute_buttons import with_mute
from bot.surfaces.slack.wording import paused_in

# The same news goes to many channels; so many different posts are kept as drawn.
KEPT = 64


@dataclass(frozen=True, slots=True)
class Telling:
    """Draws posts from the edition that answers just then."""

    desk: Desk

    def drawn(self, post: Post) -> Drawn | None:
        """What a post says; None where nothing of it is news any more."""
        return _drawing(self.desk.answerer.responder.library)(post.content)

    async def quiet(self, post: Post) -> float:
        """For how many seconds a channel is to hear nothing, by its quiet hours."""
        state = self.desk.state
        preferences = await state.preferences.of(post.team, post.channel)
        now = state.clock()
        return open_from(preferences.quiet, now) - now

    async def shut(self, post: Post, why: str) -> None:
        """Pause the subscriptions of a channel that takes no posts; who made them is told."""
        state = self.desk.state
        item = Item(post.channel, f"paused by {post.id}", written(Paused(post.channel, why)))
        async with state.database.writing() as transaction:
            paused = await state.subscriptions.pause(transaction, post.team, post.channel, why)
            told = [Draft(post.team, by, (item,)) for by in sorted({each.by for each in paused})]
            await state.drafts.add(transaction, told, post.edition)


@lru_cache(maxsize=1)
def _drawing(library: Library) -> Callable[[str], Drawn | None]:
    """Draws from one library and keeps that; older ones are let go of, as each is large."""
    return lru_cache(maxsize=KEPT)(partial(_drawn, library))


def _drawn(library: Library, content: str) -> Drawn | None:
    said = read(content)
    keys = [each.key for each in said if isinstance(each, Told)]
    news = [found for key in keys if (found := find(library.catalog, library.today, key))]
    fired = [(each.watch, each.fired) for each in said if isinstance(each, Watched)]
    reply = digest(library, news, fired)
    if reply is not None:
        pairs = [each.review for each in news if isinstance(each, Reviewed)]
        return with_mute(draw(reply), pairs, library.catalog)
    paused = next((each for each in said if isinstance(each, Paused)), None)
    if paused is not None:
        return sentence(paused_in(paused.channel, paused.why))
    return correction_drawn(library, said)
