"""Texts that a message could break on, and replies made of them."""

import random
from collections.abc import Callable

from bot.reply import Receipt, Reply, Status, Step, Table

PIECES = (
    "<!channel>", "<!here>", "<!everyone>", "<@U1>", "<@U0ADA|ada>", "<#C1>", "<#C1|general>",
    "<!subteam^S1>", "<!date^1392734382^{date}|x>", "<https://x.example|click>", "<mailto:a@b.c>",
    "https://x.example/?a=1&b=2", "&lt;!channel&gt;", "&amp;", "&", "<", ">", "&#60;!here&#62;",
    "`code`", "```block```", "`", "*bold*", "_it_", "~no~", "> quoted", ":tada:", "[a](b)",
    "\u202egnp.exe\u202c", "\u2066\u2069", "\u200b\u200e\ufeff", "\x00\x07\x1b[31m", "\ud83d",
    "\udc00", "\n\n\n", "\t", " ", "", "🙂", "👩‍👩‍👧‍👦", "日本語", "مرحبا", "e\u0301", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚",
    '"quoted"', "\\", "{{ 7*7 }}", "{0}", "%s", "<script>alert(1)</script>", "null", "0", "NaN",
    "x" * 400, "<!channel>" * 40, "&" * 300, "🙂" * 200, "W" * 5_000,
)  # fmt: skip
WORDS = ("Kimi K2", "262,144", "$0.10 / 1M", "not sourced", "context", "of", "the", "2026-04-01")


def text(chance: random.Random, most: int = 6) -> str:
    """Some pieces, with plain words between them."""
    pieces = (chance.choice(chance.choice((PIECES, WORDS))) for _ in range(chance.randint(0, most)))
    return chance.choice(("", " ")).join(pieces)


def reply(chance: random.Random) -> Reply:
    """A reply every part of which may be hostile, empty, or far too long."""
    some = _some(chance)
    asks = tuple(Step(text(chance), text(chance)) for _ in range(some()))
    return Reply(
        headline=text(chance),
        receipt=Receipt(chance.choice(("fact", "search", "help")), chance.choice(list(Status))),
        table=_table(chance) if chance.random() < 0.7 else None,
        notes=tuple(text(chance) for _ in range(some())),
        sources=tuple(text(chance) for _ in range(some())),
        steps=asks,
        heard=text(chance) if chance.random() < 0.2 else "",
    )


def _some(chance: random.Random) -> Callable[[], int]:
    """Mostly a few, now and then very many."""
    return lambda: chance.randint(40, 200) if chance.random() < 0.03 else chance.randint(0, 5)


def _table(chance: random.Random) -> Table:
    wide, long = chance.randint(0, 6), chance.randint(0, 8)
    huge = chance.random()
    if huge < 0.02:
        wide, long = chance.randint(15, 60), chance.randint(0, 20)
    elif huge < 0.04:
        wide, long = chance.randint(1, 4), chance.randint(90, 400)

    def row() -> tuple[str, ...]:
        return tuple("" if chance.random() < 0.2 else text(chance, 3) for _ in range(wide))

    return Table(row(), tuple(row() for _ in range(long)))
