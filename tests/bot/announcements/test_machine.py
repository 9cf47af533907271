"""Whatever happens in whatever order, each channel gets what it wanted to hear, once.

Subscribing, reviewing, looking for news, dying, refusing: compared with a model that only counts.
"""

import asyncio
import tempfile
from collections import Counter
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.announcements.announcer import Announcer, Pace
from bot.announcements.content import Told, read
from bot.announcements.fan_out import look
from bot.announcements.topics import AboutModel, Everything, Topic, stored
from bot.responder import Responder
from bot.state.database import opened_database
from bot.state.ledger import Ledger
from bot.state.migrating import migrate
from bot.state.posts import Post
from bot.state.state import State
from bot.state.subscriptions import subscription_id
from knowledge.catalog import Catalog, Change, Review
from knowledge.changes import dated, differences, rows_of
from knowledge.loading import catalog_from
from knowledge.stored import Stored
from tests.bot.announcements.slack_model import DiedError, SlackModel, Trouble
from tests.bot.state.conftest import Clock
from tests.small import model, rows

TEAM = "T"
CHANNELS = ("C1", "C2", "C3")
MODELS = ("tern-4", "tern-5", "skua-1")
PAIRS = (("tern-4", "tern-5"), ("tern-5", "skua-1"), ("tern-4", "skua-1"))
TOPICS: tuple[Topic, ...] = (Everything(), AboutModel("skua-1"), AboutModel("tern-4"))
TODAY = date(2026, 6, 30)
NAMES = {"tern-4": "Tern 4", "tern-5": "Tern 5", "skua-1": "Skua 1"}
TROUBLES = st.lists(st.sampled_from(Trouble), max_size=3)
Told_ = tuple[str, str]
# Where there is such a place, nothing waits for a disk.
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a folder of its own in it


@cache
def empty_state() -> bytes:
    """The file of a state with its tables."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:

        async def made() -> None:
            async with opened_database(f"sqlite:///{folder}/state.db") as database:
                await migrate(database)

        asyncio.run(made())
        return (Path(folder) / "state.db").read_bytes()


RESPONDERS: dict[str, Responder] = {}


def responder(of: Catalog) -> Responder:
    """The same for the same edition, as one takes a while to make."""
    if of.edition not in RESPONDERS:
        RESPONDERS[of.edition] = Responder(of, TODAY)
    return RESPONDERS[of.edition]


class Running(Clock):
    """A clock that goes on a little whenever it is looked at."""

    def __call__(self) -> float:
        self.now += 0.2
        return self.now


class Announcing(RuleBasedStateMachine):
    """One process at a time over one SQLite file; the clock moves only when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory(dir=MEMORY)
        self.clock, self.slack = Running(), SlackModel()
        self.reviews: list[Review] = []
        self.prices = dict.fromkeys(MODELS, 1)
        self.changes: tuple[Change, ...] = ()
        self.wanted: set[tuple[str, Topic]] = set()
        # What was not looked for yet: its key, whom it concerns, and whether all pairs do.
        self.untold: dict[str, tuple[tuple[str, ...], bool]] = {}
        self.expected: set[Told_] = set()
        self.paused: set[tuple[str, Topic]] = set()
        self.refused: set[Told_] = set()

    @initialize()
    def start(self) -> None:
        (Path(self.folder.name) / "state.db").write_bytes(empty_state())
        self.context = opened_database(f"sqlite:///{self.folder.name}/state.db")
        self.database = self.runner.run(self.context.__aenter__())
        self.revive()
        self.look()
        for channel in CHANNELS:
            self.subscribe(channel, Everything())

    def revive(self) -> None:
        """A new process: nothing of the old one is left but the state."""
        self.state = State.of(self.database, 45, self.clock)
        self.announcer = Announcer(
            Ledger(self.database, f"at {self.clock.now} {id(self.state)}", clock=self.clock),
            self.slack,
            self.closed,
            pace=Pace(pause=0, at_once=1, most=4),
            clock=self.clock,
        )

    async def closed(self, post: Post, why: str) -> None:
        self.paused |= {each for each in self.wanted if each[0] == post.channel}
        said = [each for each in read(post.content) if isinstance(each, Told)]
        self.refused |= {(post.channel, each.key) for each in said}
        async with self.database.writing() as transaction:
            await self.state.subscriptions.pause(transaction, post.team, post.channel, why)

    @rule(channel=st.sampled_from(CHANNELS), topic=st.sampled_from(TOPICS))
    def subscribe(self, channel: str, topic: Topic) -> None:
        self.runner.run(self.state.subscriptions.add(TEAM, channel, stored(topic), "U"))
        self.wanted.add((channel, topic))
        self.paused.discard((channel, topic))

    @rule(channel=st.sampled_from(CHANNELS), topic=st.sampled_from(TOPICS))
    def unsubscribe(self, channel: str, topic: Topic) -> None:
        which = subscription_id(TEAM, channel, stored(topic))
        self.runner.run(self.state.subscriptions.remove(TEAM, channel, which, "U"))
        self.wanted.discard((channel, topic))

    @rule(pair=st.sampled_from(PAIRS))
    def review(self, pair: tuple[str, str]) -> None:
        day = (TODAY + timedelta(days=len(self.reviews))).isoformat()
        review = Review(f"r{len(self.reviews)}", pair, day, "", {each: {} for each in pair})
        self.reviews.append(review)
        self.untold = {
            key: of for key, of in self.untold.items() if not key.startswith(review.pair)
        }
        self.untold[review.key] = (pair, True)

    @rule(which=st.sampled_from(MODELS))
    def refresh(self, which: str) -> None:
        """Import a list with another price of a model."""
        before = self.catalog()
        self.prices[which] += 1
        found = dated(differences(before, self.catalog()), TODAY.isoformat(), before.edition)
        self.changes = (*found, *self.changes)
        self.untold[f"{which}@price:{before.edition}"] = ((which,), False)

    def catalog(self) -> Catalog:
        priced = [
            model(NAMES[each], {}, {"north": str(cost)}) for each, cost in self.prices.items()
        ]
        made = {**rows(priced, reviews=tuple(self.reviews)), "changes": rows_of(self.changes)}
        return catalog_from(Stored(made))

    @rule()
    def look(self) -> None:
        found = self.runner.run(look(self.state, responder(self.catalog())))
        assert found.number is not None
        for key, (models, for_all) in self.untold.items():
            for channel, topic in self.wanted - self.paused:
                if topic.id in models if isinstance(topic, AboutModel) else for_all:
                    self.expected.add((channel, key))
        self.untold = {}

    @rule(pair=st.sampled_from(PAIRS), troubles=TROUBLES)
    def tell(self, pair: tuple[str, str], troubles: list[Trouble]) -> None:
        """Review a pair and announce it, however that ends; it may be tried again at once."""
        self.review(pair)
        self.look()
        self.drain(troubles, 2)

    @rule(troubles=TROUBLES, seconds=st.sampled_from((2, 35, 100)))
    def drain(self, troubles: list[Trouble], seconds: int) -> None:
        """Announce what is due some time later, however that ends."""
        self.clock.now += seconds
        self.slack.troubles = list(troubles)
        try:
            self.runner.run(self.announcer.drain(99, 0))
        except DiedError:
            self.revive()
        self.slack.troubles = []

    @invariant()
    def nothing_is_there_twice(self) -> None:
        for channel, posts in self.slack.stored.items():
            counts = Counter(each for _, each in posts)
            assert max(counts.values(), default=0) <= 1, f"{channel} was told twice"

    def teardown(self) -> None:
        """Let everything settle: then all that was to be told was, and nothing else."""
        try:
            if hasattr(self, "state"):
                self.look()
                while self.runner.run(self.state.ledger.soon(99, 10_000)):
                    self.runner.run(self.announcer.drain(99, 0))
                    self.clock.now += 35
                self.compare()
        finally:
            if hasattr(self, "context"):
                self.runner.run(self.context.__aexit__(None, None, None))
            self.runner.close()
            self.folder.cleanup()

    def compare(self) -> None:
        told = {
            (channel, said.key)
            for channel, posts in self.slack.stored.items()
            for _, post in posts
            for said in self.said(post)
        }
        assert told <= self.expected
        assert self.expected - told <= self.refused

    def said(self, post: str) -> list[Told]:
        content = self.runner.run(self.content(post))
        return [each for each in read(content) if isinstance(each, Told)]

    async def content(self, post: str) -> str:
        async with self.database.reading() as connection:
            found = await connection.exec_driver_sql(
                "SELECT content FROM posts WHERE id = ?", (post,)
            )
            return str(found.scalar())


Announcing.TestCase.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
TestAnnouncing = Announcing.TestCase
