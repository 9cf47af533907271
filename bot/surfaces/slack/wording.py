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
NOT_INSTALLED = "Versus is not installed in this workspace. Please ask who looks after its apps."

NO_FORM = "Slack did not open the form. Type /compare and a question, or /compare help."
TOO_FEW_MODELS = "Choose at least two models of the list."
TRAFFIC_OF_COST = "Traffic changes the monthly cost only: choose that here, or leave traffic empty."
TRAFFIC_HINT = (
    "Traffic is for the monthly cost. Tokens are of each request where requests are given, "
    "else of the whole month; without any the default month is taken."
)


def shared_by(name: str) -> str:
    """Say who shared an answer; a plain name, so that nobody is notified."""
    return f"Shared by {name}"


def more(count: int, thing: str) -> str:
    """Say how many of something did not fit: `12 more rows`, `1 more row`."""
    return f"{count} more {thing}" if count == 1 else f"{count} more {thing}s"


def not_shown(parts: list[str]) -> str:
    """Say what was cut from a table: `12 more rows and 3 more columns not shown`."""
    return f"{' and '.join(parts)} not shown"


def not_whole(least: int, most: int) -> str:
    """Say what sort of number an input takes: `A whole number from 0 to 100, please.`"""
    return f"A whole number from {least:,} to {most:,}, please."
