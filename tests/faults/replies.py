"""Replies drawn for Slack by the thousand: answers of the catalog, and texts that mean harm."""

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle, islice
from typing import Any

from bot.conversation import Conversations
from bot.reply import Reply
from bot.responder import Responder
from bot.surfaces.slack.blocks import Drawn, draw
from bot.surfaces.slack.under import with_feedback
from knowledge.catalog import Catalog
from tests.accuracy.corpus import SETS, cases
from tests.faults import hostile_texts
from tests.slack_standin.block_kit import active, parts, refusal, words

Message = dict[str, Any]

# Our own ceilings, below what Slack is known to take.
MOST_BLOCKS, MOST_CHARACTERS, MOST_TEXT = 45, 12_000, 3_500
FORMS = (
    "context of {}", "{} vs {}", "which has the larger context, {} or {}?", "{} vs {} vs {} vs {}",
    "is {} or {} cheaper?", "monthly cost of {} vs {}", "cost of 3M in and 1M out on {}",
    "who hosts {}?", "where can I run {} and {}?", "switch from {} to {}", "alternatives to {}",
    "tell me about {}", "is it true that {} has a larger context than {}?", "is {} open source?",
    "what changed between {} and {}?", "cheapest model with vision over 200k", "best for coding?",
    "does {} support vision?", "GPQA of {} and {}", "compare {} and {} on everything", "help",
    "what is a context window?", "new models of this month", "{} nonsense", "weather in {}",
)  # fmt: skip
UNSEEN = re.compile(
    r"[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\x00-\x08\x0e-\x1f\ud800-\udfff]"
)
UNESCAPED = re.compile(r"[<>]|&(?!amp;|lt;|gt;)")


@dataclass(slots=True)
class Replies:
    """What came of it: what was drawn, and in words what was wrong."""

    answers: int = 0
    hostile: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    blocks: int = 0
    mentions: int = 0
    unescaped: int = 0
    largest: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def line(self) -> str:
        """The report in a line."""
        return (
            f"{self.answers + self.hostile:,} replies drawn ({self.answers:,} answers of "
            f"{len(self.kinds)} kinds, {self.hostile:,} hostile), {self.blocks:,} blocks, the "
            f"largest message {self.largest:,} characters: {self.mentions} active mentions or "
            f"links, {self.unescaped} unescaped, {len(self.faults)} faults"
        )

    def note(self, reply: Reply, drawn: Drawn) -> None:
        """Look at one."""
        message: Message = {"text": drawn.text, "blocks": list(drawn.blocks)}
        self.kinds[reply.receipt.kind] += 1
        self.blocks += len(drawn.blocks)
        self.largest = max(self.largest, len(json.dumps(message)))
        acted_on = [text for text in _parsed(message) if UNESCAPED.search(text)]
        self.unescaped += bool(acted_on)
        self.mentions += bool(active(message))
        wrong = [*_faults(message), *(f"unescaped: {text[:80]!r}" for text in acted_on)]
        wrong += (f"acted on: {found[:80]!r}" for found in active(message))
        self.faults += (f"{fault}, in {reply.headline[:80]!r}" for fault in wrong)


def drawn(catalog: Catalog, number: int, seed: int = 7) -> Replies:
    """Draw so many replies, half of them answers of the catalog, half made of hostile texts."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    found = Replies()
    for reply, hostile in islice(_replies(catalog, chance), number):
        share = chance.choice(("", "context of Kimi K2", hostile_texts.text(chance)))
        sharer = hostile_texts.text(chance) if chance.random() < 0.2 else ""
        found.hostile += hostile
        found.answers += not hostile
        found.note(reply, with_feedback(draw(reply, share, sharer), reply))
    return found


def _replies(catalog: Catalog, chance: random.Random) -> Iterator[tuple[Reply, bool]]:
    for answer in _answers(catalog, chance):
        yield answer, False
        yield hostile_texts.reply(chance), True


def _answers(catalog: Catalog, chance: random.Random) -> Iterator[Reply]:
    """Answers to the corpus, each in its thread, to every form, and to hostile questions."""
    conversations = Conversations(Responder(catalog))
    names = [card.name for card in catalog.cards.values()]
    corpus = [case for each in SETS for case in cases(each)]
    chance.shuffle(corpus)
    for number, (case, form) in enumerate(zip(cycle(corpus), cycle(FORMS), strict=False)):
        for said in case.thread:
            conversations.ask(said, f"thread {number}")
        yield conversations.ask(case.text, f"thread {number}")
        asked = form.format(*chance.choices(names, k=4))
        yield conversations.ask(asked, None)
        yield conversations.ask(f"{asked} {hostile_texts.text(chance, 3)}", None)


def _faults(message: Message) -> Iterator[str]:
    if error := refusal(message):
        yield error
    if len(json.dumps(message)) > MOST_CHARACTERS or len(message["text"]) > MOST_TEXT:
        yield "longer than our own ceiling"
    if len(message["blocks"]) > MOST_BLOCKS:
        yield "more blocks than our own ceiling"
    if UNSEEN.search(message["text"] + words(message)):
        yield "something that is not seen, or turns a line around"
    if any(part.get("type") in {"mrkdwn", "markdown"} for part in parts(message)):
        yield "markup in a block"


def _parsed(message: Message) -> Iterator[str]:
    """Yield every text that Slack parses as mrkdwn; the top-level text is one."""
    yield message["text"]
    yield from (part["text"] for part in parts(message) if part.get("type") == "mrkdwn")
