"""Somebody in Slack: does a step of a transcript, and says what they then see and where."""

import re
from collections.abc import Iterable

from bot.surfaces.slack.shortcuts import CHECK_CLAIM, COMPARE_MENTIONED
from tests.slack_standin.block_kit import buttons, parts, words
from tests.slack_standin.delivery import Delivery
from tests.slack_standin.interactions import (
    executed,
    linked,
    on_message,
    pressed_in,
    submission,
    updated_in,
)
from tests.slack_standin.payloads import (
    ADA,
    BOT_USER,
    CHANNEL,
    DM,
    Payload,
    click,
    command,
    direct,
    event,
    mention,
)
from tests.slack_standin.workspace import Workspace

ROOT = "1700000000.000100"
# The edition hangs on everything in the catalog.
_EDITION = re.compile(r"catalog edition \S+")


class Person:
    """Somebody who remembers the last message with buttons, and the last view, that they saw."""

    def __init__(self, deliver: Delivery, slack: Workspace) -> None:
        self._deliver = deliver
        self._slack = slack
        self._last: Payload = {}
        self._view: Payload = {}
        self._where = CHANNEL
        self._failed = 0

    async def does(self, step: str) -> str:
        """Do a step: "mention: ...", "click: ...", "fill in: models=a, b; attribute=c" or such."""
        how, _, what = step.partition(":")
        where, message = await getattr(self, f"_{how.replace(' ', '_')}")(what.strip())
        if buttons(message) and "blocks" in message and message.get("type") is None:
            self._last = message
        seen = "\n".join(filter(None, (_title(message), words(message), *_menus(message))))
        return f"({where})\n{_EDITION.sub('catalog edition …', seen or message.get('text', ''))}"

    async def _mention(self, text: str) -> tuple[str, Payload]:
        self._where = CHANNEL
        return "in the thread", await self._posted(mention(text, thread_ts=ROOT))

    async def _direct(self, text: str) -> tuple[str, Payload]:
        self._where = DM
        return "in the direct message", await self._posted(direct(text))

    async def _invite(self, _: str) -> tuple[str, Payload]:
        self._where = CHANNEL
        joined = event("member_joined_channel", user=BOT_USER, channel=CHANNEL, inviter=ADA)
        return "in the channel", await self._posted(joined)

    async def _posted(self, said: Payload) -> Payload:
        number = len(self._slack.posted) + 1
        assert (await self._deliver.event(said)).status == 200
        return await self._slack.post(number)

    async def _command(self, text: str) -> tuple[str, Payload]:
        self._where = CHANNEL
        fields = command(text, self._slack.response_url)
        opened = len(self._slack.more.accepted["views.open"]) + 1
        updated = len(self._slack.more.accepted["views.update"]) + 1
        answer = (await self._deliver.command(fields)).body
        if answer:
            return "only to them", answer
        self._view = await self._slack.more.view("open", opened)
        if text:
            self._view = await self._slack.more.view("update", updated)
        return "a form", self._view

    async def _subscribe(self, wish: str) -> tuple[str, Payload]:
        return await self._answered_behind(f"subscribe {wish}")

    async def _unsubscribe(self, wish: str) -> tuple[str, Payload]:
        return await self._answered_behind(f"unsubscribe {wish}")

    async def _answered_behind(self, text: str) -> tuple[str, Payload]:
        """Type a command that is acknowledged with nothing, and answered after."""
        number = len(self._slack.responded) + 1
        answer = await self._deliver.command(command(text, self._slack.response_url))
        assert (answer.status, answer.body) == (200, {})
        return "only to them", await self._slack.response(number)

    async def _fill_in(self, values: str) -> tuple[str, Payload]:
        """Send the form that is open: `models=kimi-k2, gpt-4-turbo; attribute=context_window`."""
        pairs = (each.partition("=") for each in values.split("; "))
        lists = {"models", "providers", "corrections"}
        filled = {k: v.split(", ") if k in lists else v for k, _, v in pairs}
        responses = len(self._slack.responded) + 1
        updated = len(self._slack.more.accepted["views.update"]) + 1
        answer = (await self._deliver.click(submission(self._view, filled))).body
        if answer.get("response_action") == "errors":
            wrong = [f"{name}: {said}" for name, said in answer["errors"].items()]
            return "under the inputs", {"text": "\n".join(wrong)}
        if answer:
            updated_in(answer)
            self._view = await self._slack.more.view("update", updated)
            return "in the form", self._view
        return "only to them", await self._slack.response(responses)

    async def _form_click(self, action: str) -> tuple[str, Payload]:
        number = len(self._slack.more.accepted["views.update"]) + 1
        assert (await self._deliver.click(pressed_in(self._view, action))).status == 200
        self._view = await self._slack.more.view("update", number)
        return "in the form", self._view

    async def _look(self, _: str) -> tuple[str, Payload]:
        return "in the channel", self._slack.posted[-1]

    async def _home(self, _: str) -> tuple[str, Payload]:
        number = len(self._slack.more.accepted["views.publish"]) + 1
        shown = event("app_home_opened", user=ADA, channel=DM, tab="home")
        assert (await self._deliver.event(shown)).status == 200
        self._view = await self._slack.more.view("publish", number)
        return "in the App Home", self._view

    async def _home_click(self, action: str) -> tuple[str, Payload]:
        number = len(self._slack.posted) + 1
        await self._deliver.click(pressed_in(self._view, action))
        return "in the direct message", await self._slack.post(number)

    async def _home_end(self, action: str) -> tuple[str, Payload]:
        number = len(self._slack.more.accepted["views.publish"]) + 1
        assert (await self._deliver.click(pressed_in(self._view, action))).status == 200
        self._view = await self._slack.more.view("publish", number)
        return "in the App Home", self._view

    async def _compare_models(self, text: str) -> tuple[str, Payload]:
        return await self._shortcut(COMPARE_MENTIONED, text)

    async def _check_this_claim(self, text: str) -> tuple[str, Payload]:
        return await self._shortcut(CHECK_CLAIM, text)

    async def _shortcut(self, callback: str, text: str) -> tuple[str, Payload]:
        number = len(self._slack.responded) + 1
        await self._deliver.click(on_message(callback, text, self._slack.response_url))
        return "only to them", await self._slack.response(number)

    async def _workflow(self, inputs: str) -> tuple[str, Payload]:
        """Come to the step of a workflow: `first=Kimi K2; second=GPT-4 Turbo`."""
        given = dict(each.split("=", 1) for each in inputs.split("; "))
        assert (await self._deliver.event(executed(given))).status == 200
        ends = self._slack.more.accepted
        done, failed = ends["functions.completeSuccess"], ends["functions.completeError"]
        if len(failed) > self._failed:
            self._failed = len(failed)
            return "the step ends with an error", {"text": failed[-1]["error"]}
        outputs = done[-1]["outputs"]
        text = f"answer: {outputs['answer']}\nleader: {outputs['leader']}"
        return "the step ends with", {"text": text}

    async def _link(self, url: str) -> tuple[str, Payload]:
        number = self._slack.calls.count("chat.unfurl") + 1
        assert (await self._deliver.event(linked(url))).status == 200
        asked = await self._slack.more.call("chat.unfurl", number)
        return "below the message", asked["unfurls"][url]

    async def _opinion(self, which: str) -> tuple[str, Payload]:
        number = len(self._slack.responded) + 1
        found = next(each for each in parts(self._last) if each.get("type") == "feedback_buttons")
        pressed = found | {"value": found[f"{which}_button"]["value"]}
        under = self._last if "ts" in self._last else None
        await self._deliver.click(click(pressed, self._slack.response_url, under, self._where))
        return "only to them", await self._slack.response(number)

    async def _click(self, label: str) -> tuple[str, Payload]:
        posts, responses = len(self._slack.posted), len(self._slack.responded)
        under = self._last if "ts" in self._last else None
        button = buttons(self._last)[label]
        pressed = click(button, self._slack.response_url, under, self._where)
        assert (await self._deliver.click(pressed)).status == 200
        if button["action_id"].startswith("finish"):
            return "in its place", await self._slack.response(responses + 1)
        return "in the channel", await self._slack.post(posts + 1)


def _title(message: Payload) -> str:
    title = message.get("title")
    return f"[{title['text']}]" if isinstance(title, dict) and message.get("type") else ""


def _menus(view: Payload) -> Iterable[str]:
    """What stands in the inputs of a form that is filled in already."""
    for each in parts(view.get("blocks", [])):
        for key in ("initial_value", "initial_time"):
            if key in each:
                yield f"{each['action_id']} = {each[key]}"
