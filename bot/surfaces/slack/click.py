"""A click on one of our buttons, read out of Slack's payload."""

from dataclasses import dataclass
from typing import Any, Self

from bot.surfaces.slack.places import Place


@dataclass(frozen=True, slots=True)
class Click:
    """One click: the question behind the button, and the message that the button is under.

    `place` is None under an ephemeral message, which one person sees and no thread holds, though
    it may be shown in one: `thread_ts`.
    """

    asked: str
    button: str
    at: str
    team: str
    channel: str
    message_ts: str
    response_url: str
    user: str
    name: str
    place: Place | None
    thread_ts: str | None = None

    @property
    def talk(self) -> str | None:
        """Name the conversation for the answerer; None outside of threads and direct messages."""
        if self.place is not None:
            return self.place.talk
        return Place(self.channel, self.thread_ts).talk if self.thread_ts else None

    @property
    def key(self) -> str:
        """Tell this click from all others, however often Slack brings it."""
        return "/".join((self.channel, self.message_ts, self.user, self.button, self.at))

    @classmethod
    def read(cls, body: dict[str, Any]) -> Self:
        """Read a block_actions payload (docs.slack.dev/reference/interaction-payloads)."""
        container, user, action = body["container"], body["user"], body["actions"][0]
        channel = container.get("channel_id") or body["channel"]["id"]
        message = {"ts": container["message_ts"]} | (body.get("message") or {})
        team = (body.get("team") or {}).get("id") or user.get("team_id", "")
        return cls(
            asked=str(action.get("value", "")),
            button=action["action_id"],
            at=str(action.get("action_ts", "")),
            team=team,
            channel=channel,
            message_ts=container["message_ts"],
            response_url=body["response_url"],
            user=user["id"],
            name=user.get("name") or user.get("username") or user["id"],
            place=(
                None if container.get("is_ephemeral") else Place.of_message(channel, message, team)
            ),
            thread_ts=container.get("thread_ts") or message.get("thread_ts"),
        )
