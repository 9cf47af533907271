"""A question put so that it has the same answer outside its thread, as sharing asks it there."""

from collections.abc import Iterator

from bot.reply import Receipt, Reply, Status
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.escaping import clean
from bot.surfaces.slack.private import asking_in
from knowledge.catalog import Catalog


async def asked_alone(desk: Desk, reply: Reply, asked: str, team: str, channel: str) -> str:
    """The question as it was asked, or else written out; empty where neither comes to the same.

    "And for vision?" is no question by itself; "vision: kimi-k2 vs gpt-4-turbo" is.
    """
    if reply.receipt.status is not Status.ANSWERED:
        return ""
    ask = await asking_in(desk, team, channel)
    ways = (clean(asked), *_written_out(reply.receipt, desk.answerer.catalog))
    return next((way for way in ways if ask(way).receipt == reply.receipt), "")


def _written_out(receipt: Receipt, catalog: Catalog) -> Iterator[str]:
    """The models by id, then by name, behind the attribute that they were compared on."""
    attribute = catalog.attributes.get(receipt.attribute or "")
    on = f"{attribute.name}: " if attribute else ""
    if receipt.models and all(each in catalog.cards for each in receipt.models):
        yield on + " vs ".join(receipt.models)
        yield on + " vs ".join(catalog.cards[each].name for each in receipt.models)
