"""What the surface says of subscriptions and of muted pairs; `here` is "this channel" or such."""

SUBSCRIPTIONS, SUBSCRIBE, WISH = "Subscriptions", "Subscribe", "Subscribe to"
END, HEAR_AGAIN = "End", "Hear of it again"
WISH_HINT = (
    "A model, a maker, all for newly reviewed pairs, or limits, such as: vision and 200k under "
    "$1 output"
)
YOURS = "Your subscriptions"
ABOUT_YOURS = (
    "What you subscribed channels to. Choose a channel to see all that it hears of, and to add to "
    "it or end it; that is for its members."
)
NONE_YOURS = "You have subscribed no channel yet."
GONE = "That was ended already."
NOT_MUTED = "That pair is not muted any more."
UNWATCHABLE = "What that is measured by is not known now, so it cannot be watched."
AWAY = (
    "I am not in this conversation, so nothing would arrive, and nothing was subscribed. Invite me "
    "to it (type /invite and my name), then try again."
)
NO_MESSAGE = (
    "Slack takes no message of mine here now, so nothing was subscribed. Please try again later."
)
ON_AGAIN = "What was paused here goes on too."
UNSAID = "I could not say so there."
UNSURE = "Slack did not confirm that it was said there."
IN_SLACK = (
    "In a channel, /compare subscribe and a model, a maker or limits lets it hear of news; "
    "/compare subscriptions lists what it hears of, and /compare settings how I answer there."
)
_WHY = {
    "is_archived": "the channel is archived",
    "not_in_channel": "I am not in the channel",
    "channel_not_found": "I cannot see the channel",
}


THERE = "that channel"


def here(channel: str) -> str:
    """What the place is called that somebody is in."""
    return "this conversation" if channel.startswith("D") else "this channel"


def now_hears(place: str, what: str, updated: str) -> str:
    """Say what was heard of a wish, and as of when its figures are."""
    return f"{place.capitalize()} now hears of {what}; figures from the catalog of {updated}."


def hears_already(place: str, what: str) -> str:
    """Say that nothing was to be done."""
    return f"{place.capitalize()} hears of {what} already."


def hears_too_much(place: str, most: int) -> str:
    """Say that there is no room for more."""
    return (
        f"{place.capitalize()} hears of {most} things, which is the most. End one of them first: "
        "/compare unsubscribe lists them."
    )


def subscribed_by(name: str, place: str, what: str) -> str:
    """Introduce a subscription where its posts will be; a plain name notifies nobody."""
    return f"{name} subscribed {place} to: {what}. /compare unsubscribe ends it."


def hears_no_more(place: str, what: str, left: int) -> str:
    """Say what was ended, and how much was not."""
    still = f" It still hears of {left} other{'' if left == 1 else 's'}." if left else ""
    return f"{place.capitalize()} no longer hears of {what}.{still}"


def unsubscribed_by(name: str, place: str, what: str) -> str:
    """Say where its posts were that a subscription was ended."""
    return f"{name} unsubscribed {place} from: {what}."


def not_subscribed(place: str, what: str) -> str:
    """Say that there is nothing to end."""
    to = what or "that"
    return f"{place.capitalize()} is not subscribed to {to}; /compare subscriptions lists all."


def heard_of(channel: str, count: int) -> str:
    """Say whose subscriptions these are, and that there are none where there are none."""
    whose = f"#{channel}" if channel else "This conversation"
    return f"{whose} hears of:" if count else f"{whose} hears of nothing yet."


def paused(why: str) -> str:
    """Say that a subscription is paused, and why."""
    return f"Paused: {_WHY.get(why, f'Slack took no message ({why})')}"


def hears_again(whats: str) -> str:
    """Say, back in a channel, what goes on there."""
    return f"I am back, so this channel hears again of {whats}. /compare subscriptions ends it."


def is_muted(pair: str) -> str:
    """Say in a list that a pair is muted."""
    return f"Muted: {pair}"


def muted_by(name: str, place: str, pair: str) -> str:
    """Say under the announcement who muted its pair, and how to have it back."""
    return (
        f"{name} muted {pair} in {place}. To hear of it again, take it off the list that "
        "/compare subscriptions shows."
    )


def muted_before(pair: str) -> str:
    """Say that a pair is muted already."""
    return f"{pair} is muted here already; /compare subscriptions lists it."


def muted_now(place: str, pair: str) -> str:
    """Say that a pair is muted to whoever muted it."""
    return f"{place.capitalize()} hears no more of {pair}; /compare subscriptions lists it."


def unmuted(place: str, pair: str) -> str:
    """Say that a pair is heard of again."""
    return f"{place.capitalize()} hears of {pair} again."


def unmuted_by(name: str, place: str, pair: str) -> str:
    """Say in the channel who lets it hear of a pair again."""
    return f"{name} took {pair} off the muted pairs of {place}."
