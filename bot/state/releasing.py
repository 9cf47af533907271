"""Posts that are held let go again, once they can be looked for or their fault is mended."""

from sqlalchemy import update

from bot.state.database import Database
from bot.state.inbox import Clock
from bot.state.ledger_tables import POSTS
from bot.state.posts import Outgo


async def release(database: Database, clock: Clock) -> int:
    """Let what is held be tried again, after it was looked for; how many posts that is."""
    again = {"state": Outgo.SENDING, "owner": None, "due": clock()}
    async with database.writing() as connection:
        held = update(POSTS).where(POSTS.c.state == Outgo.HELD).values(**again)
        return (await connection.execute(held)).rowcount
