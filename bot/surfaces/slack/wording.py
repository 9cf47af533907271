"""Every sentence the surface itself says; all else a person reads comes from the reply."""

SHARE = "Share to channel"
HELPFUL, NOT_HELPFUL = "Helpful", "Not helpful"
NOTED = "Thank you, noted."
NOTED_BEFORE = "Your opinion on this answer is noted already."
SORRY = "Sorry, something went wrong on my side. Please try again in a moment."
BEING_UPDATED = "This copy of me is being brought up to date. Please ask again in a moment."
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

SETTINGS = "Channel settings"
LOOKING = "One moment…"
SAVED = "Saved, and said in the channel."
SAVED_HERE = "Saved for this conversation."
SAVED_UNSAID = "Saved. I could not say so in the channel."
UNCHANGED = "Nothing was changed."
GUEST = "Guests cannot change a channel's settings; a member of the channel can."
OUTSIDER = "Only people of this workspace can change its channels' settings."
NOT_A_MEMBER = "Only members of the channel can change its settings. Join it, then try again."
SHARED_CHANNEL = "Another organisation is in this channel too, so its settings cannot be changed."
UNSEEN = "I am not in that channel. Invite me to it (type /invite and my name), then try again."
NOT_TOLD = "Slack did not tell me who may change these settings. Please try again in a moment."
TRAFFIC_PROFILE_HINT = (
    "What monthly costs are worked out for where a question names no traffic. Tokens are of each "
    "request where requests are given, else of the whole month."
)
QUIET_HINT = "In quiet hours nothing is announced in the channel; questions are answered."
CORRECTED = "Correct answers given here when one of their figures changes"
BOTH_OR_NONE = "Quiet hours need a beginning and another end; leave both empty for none."
NO_ZONE = "Choose a time zone of the list."

HOME = (
    "I compare language models: context, prices, monthly cost, benchmarks, licences, capabilities. "
    "Each figure comes with its source and date; no language model is used. Ask me in Messages, "
    "mention me in a channel, or type /compare."
)
COMPARE_MODELS, ASK = "Compare models…", "Ask"
TRY, REVIEWED_PAIRS = "Try one; the answer is in Messages", "Reviewed last"
ABOUT_SETTINGS = "Where answers go, traffic, providers and quiet hours: for members of the channel."
PICK_CHANNEL = "Choose a channel"
PROMPTS = "For example"
WELCOME = (
    "Hello, I compare language models, with the source and date of every figure. Mention me with "
    "a question, or try one of these:"
)
NO_MODEL = "I found no model of my catalog named in that message."
NO_CLAIM = (
    "I found nothing in that message that I can check: which model has more of what, say, or a "
    "figure of one."
)

NO_NAME = "Name both models."
NOT_COMPARED = "These two cannot be compared as they are named; name each by its id."


def unknown_name(name: str, nearest: list[str]) -> str:
    """Say that the catalog has no such model, and which are near."""
    if not name:
        return NO_NAME
    near = f"; the nearest: {_either(nearest)}" if nearest else ""
    return f'"{name}" is not in the catalog{near}.'


def not_one_model(name: str, names: list[str]) -> str:
    """Say that a name leaves open which model is meant, and what to write instead."""
    return f'"{name}" could be more than one model; name one in full, such as {_either(names)}.'


def not_two_models(name: str) -> str:
    """Say that both names mean the same."""
    return f"Both names mean {name}; name two models."


def not_an_attribute(written: str) -> str:
    """Say that nothing is compared on what was written, and on what models are."""
    known = "context window, output price, vision or GPQA"
    return f'These two cannot be compared on "{written}"; try {known}.'


def _either(names: list[str]) -> str:
    return " or ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def about_data(models: int, updated: str, edition: str) -> str:
    """Say what is known, as of when."""
    return f"{models:,} models; data of {updated}; catalog edition {edition}"


def last_look(when: str) -> str:
    """Say when news was looked for, so that silence can be told from failure."""
    return f"news last looked for at {when} UTC" if when else "news not looked for yet"


def reviewed_on(first: str, second: str, day: str) -> str:
    """Say when a pair was looked at."""
    return f"{first} and {second}, reviewed {day}"


def settings_of(channel: str) -> str:
    """Say whose settings these are; a direct message has no name."""
    return f"Settings of #{channel}" if channel else "Settings of this conversation"


def changed_by(name: str, said: str) -> str:
    """Say who changed a channel's settings, and what holds now; a plain name notifies nobody."""
    return f"{name} changed the settings of Versus in this channel: {said}."


def shared_by(name: str) -> str:
    """Say who shared an answer; a plain name, so that nobody is notified."""
    return f"Shared by {name}"


def corrected_on(day: str) -> str:
    """Say under an answer that it was edited, and where its old figures are."""
    return f"Corrected on {day}: see the thread."


def more(count: int, thing: str) -> str:
    """Say how many of something did not fit: `12 more rows`, `1 more row`."""
    return f"{count} more {thing}" if count == 1 else f"{count} more {thing}s"


def not_shown(parts: list[str]) -> str:
    """Say what was cut from a table: `12 more rows and 3 more columns not shown`."""
    return f"{' and '.join(parts)} not shown"


def not_whole(least: int, most: int) -> str:
    """Say what sort of number an input takes: `A whole number from 0 to 100, please.`"""
    return f"A whole number from {least:,} to {most:,}, please."


def paused_in(channel: str, why: str) -> str:
    """Say that a channel hears nothing more, and what lets it go on."""
    return (
        f"What you subscribed the channel {channel} to is paused: Slack took no message there "
        f"({why}). It goes on when I am invited to the channel again, or somebody subscribes it."
    )


def mute(pair: str) -> str:
    """Name the button that ends the news of a pair."""
    return f"Mute {pair}"
