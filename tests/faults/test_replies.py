"""Whatever is said is drawn within what Slack takes, and notifies nobody."""

from bot.reply import Receipt, Reply, Status
from bot.surfaces.slack.blocks import Drawn
from knowledge.catalog import Catalog
from tests.faults.replies import Replies, drawn


def test_replies_are_valid_and_notify_nobody(whole_catalog: Catalog) -> None:
    found = drawn(whole_catalog, 240)
    assert (found.answers, found.hostile) == (120, 120)
    assert len(found.kinds) > 10
    assert (found.mentions, found.unescaped, found.faults) == (0, 0, [])


def test_what_would_notify_somebody_is_seen() -> None:
    found = Replies()
    block = {"type": "section", "text": {"type": "mrkdwn", "text": "<!here> &"}}
    found.note(Reply("x", Receipt("fact", Status.ANSWERED)), Drawn("fine", (block,)))
    assert (found.mentions, found.unescaped, len(found.faults)) == (1, 1, 3)
