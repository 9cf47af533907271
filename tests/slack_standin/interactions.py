"""What Slack sends of views, menus, shortcuts, steps and links, shaped as its documentation is."""

import itertools
from typing import Any

from tests.slack_standin.block_kit import parts, view_refusal
from tests.slack_standin.payloads import ADA, APP, CHANNEL, TEAM, Payload, event, new_ts

_triggers = itertools.count(1)


def trigger() -> str:
    """Make the id that lets an app open a view once."""
    return f"2.{next(_triggers)}"


def _by(user: str, kind: str) -> Payload:
    return {
        "type": kind,
        "team": {"id": TEAM, "domain": "example"},
        "user": {"id": user, "username": "ada", "name": "ada", "team_id": TEAM},
        "api_app_id": APP,
        "enterprise": None,
        "is_enterprise_install": False,
        "trigger_id": trigger(),
    }


def suggestion(action_id: str, typed: str, view: Payload, user: str = ADA) -> Payload:
    """Type into a menu of a view whose options the app gives."""
    of = {"action_id": action_id, "block_id": block_of(view, action_id), "value": typed}
    container = {"type": "view", "view_id": view["id"]}
    return _by(user, "block_suggestion") | of | {"view": view, "container": container}


def submission(view: Payload, values: dict[str, Any], user: str = ADA) -> Payload:
    """Submit a modal: `values` by action id, each a text, an option's value or a list of them."""
    inputs = {each["action_id"]: each for each in parts(view["blocks"]) if "action_id" in each}
    state: dict[str, Payload] = {}
    for action_id, element in inputs.items():
        given = _given(element, values.get(action_id, _initial(element)))
        state.setdefault(block_of(view, action_id), {})[action_id] = given
    sent = view | {"state": {"values": state}, "hash": new_ts(), "team_id": TEAM}
    return _by(user, "view_submission") | {"view": sent, "response_urls": []}


def pressed_in(view: Payload, action_id: str, user: str = ADA, **given: object) -> Payload:
    """Use a button or a menu of a view."""
    element = next(each for each in parts(view["blocks"]) if each.get("action_id") == action_id)
    action = element | {"block_id": block_of(view, action_id), "action_ts": new_ts()} | given
    container = {"type": "view", "view_id": view["id"]}
    return _by(user, "block_actions") | {"view": view, "container": container, "actions": [action]}


def on_message(
    callback_id: str, text: str, response_url: str, channel: str = CHANNEL, user: str = ADA
) -> Payload:
    """Use a shortcut of a message's menu."""
    message = {"type": "message", "user": "U0BRIAN", "ts": new_ts(), "text": text}
    return _by(user, "message_action") | {
        "callback_id": callback_id,
        "response_url": response_url,
        "message_ts": message["ts"],
        "channel": {"id": channel, "name": "models"},
        "message": message,
        "action_ts": new_ts(),
    }


def executed(inputs: Payload, callback_id: str = "compare_two_models") -> Payload:
    """Come to a step of a workflow."""
    number = next(_triggers)
    described = {"id": "Fn0STEP", "callback_id": callback_id, "type": "app", "app_id": APP}
    return event(
        "function_executed",
        function=described | {"input_parameters": [], "output_parameters": []},
        inputs=inputs,
        function_execution_id=f"Fx{number:08d}",
        workflow_execution_id=f"Wx{number:08d}",
        event_ts=new_ts(),
        bot_access_token="xwfp-invented",
    )


def linked(*urls: str, written: bool = True) -> Payload:
    """Put links of the app's domain into a message, `written` or still being so."""
    domain = urls[0].split("/")[2]
    at = {"channel": CHANNEL, "message_ts": new_ts(), "source": "conversations_history"}
    if not written:
        at = {"channel": "COMPOSER", "message_ts": "a-uuid", "source": "composer"}
    links = [{"domain": domain, "url": url} for url in urls]
    unfurl_id = f"{at['channel']}.{at['message_ts']}.0123abcd"
    return event("link_shared", user=ADA, links=links, unfurl_id=unfurl_id, **at)


def block_of(view: Payload, action_id: str) -> str:
    """Name the block that an input or a button of a view is in."""
    for block in view["blocks"]:
        if any(each.get("action_id") == action_id for each in parts(block)):
            return str(block["block_id"])
    raise AssertionError(f"there is no {action_id}")


def updated_in(answer: Payload) -> Payload:
    """Give the view that an acknowledgement puts in the place of a submitted one."""
    assert answer["response_action"] == "update", answer
    view: Payload = answer["view"]
    assert view_refusal(view) is None, view
    return view


def _initial(element: Payload) -> Any:
    if "initial_options" in element:
        return [option["value"] for option in element["initial_options"]]
    if "initial_option" in element:
        return element["initial_option"]["value"]
    kept = ("initial_value", "initial_time", "initial_conversation")
    return next((element[key] for key in kept if key in element), None)


def _given(element: Payload, value: Any) -> Payload:
    kind = element["type"]
    if kind.startswith("multi_") or kind == "checkboxes":
        return {"type": kind, "selected_options": [_option(each) for each in value or ()]}
    if kind in {"static_select", "external_select", "radio_buttons"}:
        return {"type": kind, "selected_option": None if value is None else _option(value)}
    if kind == "timepicker":
        return {"type": kind, "selected_time": value}
    return {"type": kind, "value": value}


def _option(value: str) -> Payload:
    return {"text": {"type": "plain_text", "text": value}, "value": value}
