"""Answers whose figures are otherwise in a new edition: each is corrected where it was given.

What is said last of an answer is kept as its figures, in the transaction that puts the correction
in the ledger; so the next one starts from there, and one that was drafted is not drafted again.
"""

import asyncio
import logging
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.announcements.answers import Answer, shown_now
from bot.announcements.content import Correcting, written
from bot.announcements.corrections import corrected, read
from bot.announcements.corrections import written as text_of
from bot.announcements.quiet import open_from
from bot.preferences import Preferences, QuietHours
from bot.responder import Responder
from bot.state.drafts import Draft, Item
from bot.state.receipts import Answered
from bot.state.state import State

logger = logging.getLogger(__name__)

# So many answers of a channel are corrected at a look, the newest first; the next look goes on.
MOST_IN_A_CHANNEL = 20


@dataclass(frozen=True, slots=True)
class Otherwise:
    """An answer of which figures are otherwise now, and the text of all of them to be kept."""

    answered: Answered
    said: Correcting
    figures: str
    quiet: QuietHours | None


async def correct(state: State, responder: Responder, number: int) -> int:
    """Draft what corrects the answers of older editions; how many posts that makes.

    Those with the same figures as before are noted to have them in this edition, of that number.
    """
    edition, finding, last, posts = responder.catalog.edition, _Finding(responder), None, 0
    while True:
        async with state.database.reading() as transaction:
            page = await state.receipts.page(transaction, edition, last)
            where = {(each.team, each.channel) for each in page}
            preferences = await state.preferences.among(transaction, where)
        if not page:
            return posts
        # Asking again takes time, in which others are answered and nothing is locked.
        found, same = await asyncio.to_thread(finding.look_through, page, preferences)
        await state.receipts.unchanged(same, edition)
        posts += await _drafted(state, found, edition, number)
        last = page[-1]


async def _drafted(state: State, found: Sequence[Otherwise], edition: str, number: int) -> int:
    """Draft corrections, one post for all answers of a thread, unless another process did."""
    if not found:
        return 0
    threads: dict[tuple[str, str, str], list[Otherwise]] = defaultdict(list)
    async with state.database.writing() as transaction:
        await state.succession.alone(transaction)
        for each in found:
            answered = each.answered
            if await state.receipts.update(transaction, answered, each.figures, edition):
                threads[answered.team, answered.channel, answered.thread].append(each)
        now = state.clock()
        drafts = [
            Draft(team, channel, tuple(_items(of, number)), open_from(of[0].quiet, now), thread)
            for (team, channel, thread), of in threads.items()
        ]
        return await state.drafts.add(transaction, drafts, number)


def _items(of: Sequence[Otherwise], number: int) -> Iterator[Item]:
    """An edition that was gone back to has a number of its own, so it is another occasion."""
    for each in sorted(of, key=lambda each: each.answered.ts):
        yield Item(f"answer:{each.answered.ts}", str(number), written(each.said))


@dataclass(frozen=True, slots=True)
class _Finding:
    """Looks through receipts, and counts what was found in each channel."""

    responder: Responder
    count: Counter[tuple[str, str]] = field(default_factory=Counter)

    def look_through(
        self, page: Sequence[Answered], preferences: Mapping[tuple[str, str], Preferences]
    ) -> tuple[Sequence[Otherwise], Sequence[Answered]]:
        """The answers to be corrected, and those with the same figures as before."""
        found, same = [], []
        for each in page:
            where = (each.team, each.channel)
            settled = preferences.get(where, Preferences())
            if not settled.corrections or self.count[where] == MOST_IN_A_CHANNEL:
                continue
            try:
                other = self._otherwise(each, settled.quiet)
            except Exception as error:
                # One that cannot be asked again stops no other.
                logger.error("An answer was not checked: %s", type(error).__name__)  # noqa: TRY400
                continue
            if other is None:
                same.append(each)
            else:
                found.append(other)
                self.count[where] += 1
        return found, same

    def _otherwise(self, answered: Answered, quiet: QuietHours | None) -> Otherwise | None:
        figures = read(answered.figures)
        after = shown_now(self.responder, Answer(answered.memory, answered.preferences, figures))
        found = [*corrected(self.responder.library, figures, after)]
        if not found:
            return None
        then = {(each.model, each.attribute): each.then for each in found}
        now = {(each.model, each.attribute): each.now for each in found if each.now}
        left = {key: each for key, each in figures.items() if key not in then}
        said = Correcting(answered.ts, then, now)
        return Otherwise(answered, said, text_of({**left, **now}), quiet)
