"""What the bot logs, and what it keeps out of that."""

from bot.logs.lines import about, raised, set_up
from bot.logs.redaction import HIDDEN, Redaction

__all__ = ["HIDDEN", "Redaction", "about", "raised", "set_up"]
