"""Every sentence the surface itself says; all else a person reads comes from the reply."""

SHARE = "Share to channel"
HELPFUL, NOT_HELPFUL = "Helpful", "Not helpful"
NOTED = "Thank you, noted."
NOTED_BEFORE = "Your opinion on this answer is noted already."
SORRY = "Sorry, something went wrong on my side. Please try again in a moment."
CANNOT_SHARE = (
    "I cannot post in this conversation. Invite me to it (type /invite and my name), "
    "then share again."
)
UNCONFIRMED = "Slack did not confirm the message. Please look whether it was shared."
NOT_SHARED = "Slack did not accept the message, so it was not shared. Please try again."


def shared_by(name: str) -> str:
    """Say who shared an answer; a plain name, so that nobody is notified."""
    return f"Shared by {name}"


def more(count: int, thing: str) -> str:
    """Say how many of something did not fit: `12 more rows`, `1 more row`."""
    return f"{count} more {thing}" if count == 1 else f"{count} more {thing}s"


def not_shown(parts: list[str]) -> str:
    """Say what was cut from a table: `12 more rows and 3 more columns not shown`."""
    return f"{' and '.join(parts)} not shown"
