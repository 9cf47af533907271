"""What is counted and timed, for Prometheus; no team, user or channel is a label."""

import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal, Self, TypeAlias

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from bot.reply import Status

Kind: TypeAlias = Literal["event", "command", "click", "submission", "suggestion", "other"]
Taken: TypeAlias = Literal["taken", "repeated", "ignored", "refused", "failed"]
Outcome: TypeAlias = Status | Literal["late", "failed"]
Made: TypeAlias = Literal[
    "sent", "limited", "refused", "uncertain", "found", "failed", "held", "doubled"
]
Why: TypeAlias = Literal["not_found", "too_large", "unsigned", "unreadable"]

# Slack waits three seconds; what takes longer is one and the same fault.
ACK_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0)
ANSWER_SECONDS = (0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 30.0, 60.0)
_PLAIN = re.compile(r"[a-z0-9_.]{1,40}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metrics:
    """One process's figures, in a registry of their own; the surfaces say what happened."""

    registry: CollectorRegistry
    requests: Counter
    ack_seconds: Histogram
    guard_rejected: Counter
    answers: Counter
    answer_seconds: Histogram
    api: Counter
    limited: Counter
    inflight: Gauge
    inbox_depth: Gauge
    inbox_oldest: Gauge
    catalog_info: Gauge
    catalog_age: Gauge
    announced: Counter
    posts: Gauge
    last_look: Gauge
    by_outcome: dict[Outcome, Counter] = field(default_factory=dict)

    @classmethod
    def fresh(cls) -> Self:
        """Begin at nothing."""
        to = CollectorRegistry()
        called, ack, took = ("method", "error"), ACK_SECONDS, ANSWER_SECONDS
        return cls(
            to,
            Counter("slack_requests", "Requests from Slack", ("kind", "outcome"), registry=to),
            Histogram("slack_ack_seconds", "Until Slack had its reply", buckets=ack, registry=to),
            Counter("guard_rejected", "Requests refused unread", ("why",), registry=to),
            Counter("answers", "Questions dealt with", ("outcome",), registry=to),
            Histogram("answer_seconds", "From question to answer", buckets=took, registry=to),
            Counter("slack_api", "Calls of Slack's Web API", called, registry=to),
            Counter("slack_429", "Calls that Slack put off", registry=to),
            Gauge("inflight", "Answers under way", registry=to),
            Gauge("inbox_depth", "Questions that wait", registry=to),
            Gauge("inbox_oldest_seconds", "How long the oldest has waited", registry=to),
            Gauge("catalog_info", "The edition that answers", ("edition",), registry=to),
            Gauge("catalog_age_seconds", "Since its newest figure", registry=to),
            Counter("announce_posts", "Posts by what came of them", ("outcome",), registry=to),
            Gauge("announcements", "Posts on record, by state", ("state",), registry=to),
            Gauge("announce_last_look_seconds", "When news was looked for last", registry=to),
        )

    def requested(self, kind: Kind, outcome: Taken, seconds: float) -> None:
        """Count a request from Slack, and how long it took to acknowledge."""
        self.requests.labels(kind, outcome).inc()
        self.ack_seconds.observe(seconds)

    def rejected(self, why: Why) -> None:
        """Count a request that was refused before anything read it."""
        self.guard_rejected.labels(why).inc()

    def answered(self, outcome: Outcome, seconds: float | None = None) -> None:
        """Count a question that is dealt with, and how long its answer took since it came.

        Without `seconds` where there is no answer.
        """
        counter = self.by_outcome.get(outcome)
        if counter is None:
            # To look one up by its label takes longer than to count.
            counter = self.by_outcome[outcome] = self.answers.labels(outcome)
        counter.inc()
        if seconds is not None:
            self.answer_seconds.observe(seconds)

    def called(self, method: str, error: str = "") -> None:
        """Count a call of Slack's Web API; `error` is the name Slack gave, if it refused."""
        self.api.labels(_plain(method), _plain(error) if error else "").inc()
        if error in {"ratelimited", "rate_limited"}:
            self.limited.inc()

    def post(self, outcome: Made) -> None:
        """Count what came of a post that was announced, or of looking for it."""
        self.announced.labels(outcome).inc()

    def ledger(self, counts: Mapping[str, int]) -> None:
        """Note how many posts are in each state."""
        self.posts.clear()
        for state, count in counts.items():
            self.posts.labels(state).set(count)

    def looked(self) -> None:
        """Note that news was looked for just now, found or not."""
        self.last_look.set_to_current_time()

    @contextmanager
    def under_way(self) -> Iterator[None]:
        """Count what is inside as under way until it ends."""
        with self.inflight.track_inprogress():
            yield

    def inbox(self, depth: int, oldest_seconds: float) -> None:
        """Note how many questions wait, and for how long the oldest has."""
        self.inbox_depth.set(depth)
        self.inbox_oldest.set(oldest_seconds)

    def catalog(self, edition: str, updated: float) -> None:
        """Note which edition answers, and of when its newest figure is, in seconds since 1970."""
        self.catalog_info.clear()
        self.catalog_info.labels(edition).set(1)
        self.catalog_age.set(max(0.0, time.time() - updated))

    def exposed(self) -> tuple[bytes, str]:
        """Write all figures the way Prometheus reads them, and name that format."""
        return generate_latest(self.registry), CONTENT_TYPE_LATEST


def _plain(name: str) -> str:
    """Keep names that are names; anything else would make a series of its own each time."""
    return name if _PLAIN.fullmatch(name) else "other"
