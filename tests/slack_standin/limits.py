"""How long each part of a message or a view may be, which the published types do not say.

By the `type` of the part and the path inside it, `*` for each of a list: least and most, of
characters or of items. From docs.slack.dev/reference/block-kit; where sources differ, the lower.
"""

from collections.abc import Iterator
from typing import Any

Object = dict[str, Any]
Limits = dict[str, tuple[int, int]]

_IDS: Limits = {"block_id": (1, 255), "action_id": (1, 255), "callback_id": (1, 255)}
_OPTION: Limits = {"text.text": (1, 75), "value": (1, 150), "description.text": (1, 75)}
_CONFIRM: Limits = {
    "confirm.title.text": (1, 100),
    "confirm.text.text": (1, 300),
    "confirm.confirm.text": (1, 30),
    "confirm.deny.text": (1, 30),
}
_PLACEHOLDER: Limits = {"placeholder.text": (1, 150)}
_VIEW: Limits = {"blocks": (0, 100), "private_metadata": (0, 3_000)}


def _options(most: int) -> Limits:
    each = {f"options.*.{path}": limit for path, limit in _OPTION.items()}
    return {"options": (1, most), **each, **_CONFIRM}


_SELECT: Limits = {
    **_options(100),
    **{f"initial_option.{path}": limit for path, limit in _OPTION.items()},
    "option_groups": (1, 100),
    "option_groups.*.label.text": (1, 75),
    **{f"option_groups.*.{path}": limit for path, limit in _options(100).items()},
    **_PLACEHOLDER,
}

LIMITS: dict[str, Limits] = {
    "plain_text": {"text": (1, 3_000)},
    "mrkdwn": {"text": (1, 3_000)},
    "section": {"fields": (1, 10), "fields.*.text": (1, 2_000)},
    "header": {"text.text": (1, 150)},
    "context": {"elements": (1, 10)},
    "markdown": {"text": (1, 12_000)},
    "actions": {"elements": (1, 25)},
    "context_actions": {"elements": (1, 5)},
    "rich_text": {"elements": (1, 1_000)},
    "rich_text_list": {"elements": (1, 1_000)},
    "rich_text_section": {"elements": (1, 1_000)},
    "text": {"text": (1, 12_000)},
    "table": {"rows": (1, 100), "rows.*": (1, 20), "column_settings": (0, 20)},
    "data_table": {"rows": (2, 100), "rows.*": (1, 20), "caption": (1, 10_000)},
    "raw_text": {"text": (1, 10_000)},
    "input": {"label.text": (1, 2_000), "hint.text": (1, 2_000)},
    "image": {"alt_text": (1, 2_000), "image_url": (1, 3_000), "title.text": (1, 2_000)},
    "video": {"title.text": (1, 199), "author_name": (1, 49)},
    "card": {
        "title.text": (1, 150),
        "subtitle.text": (1, 150),
        "body.text": (1, 200),
        "actions": (1, 25),
    },
    "carousel": {"elements": (1, 10)},
    "container": {
        "child_blocks": (1, 10),
        "title.text": (1, 150),
        "subtitle.text": (1, 150),
    },
    "button": {
        "text.text": (1, 75),
        "value": (1, 2_000),
        "url": (1, 3_000),
        "accessibility_label": (1, 75),
        **_CONFIRM,
    },
    "feedback_buttons": {
        f"{which}_button.{path}": limit
        for which in ("positive", "negative")
        for path, limit in {"text.text": (1, 75), "value": (1, 2_000)}.items()
    },
    "static_select": _SELECT,
    "multi_static_select": _SELECT,
    "external_select": _SELECT,
    "multi_external_select": _SELECT,
    "conversations_select": _PLACEHOLDER,
    "channels_select": _PLACEHOLDER,
    "users_select": _PLACEHOLDER,
    "plain_text_input": {**_PLACEHOLDER, "initial_value": (0, 3_000)},
    "overflow": _options(5),
    "radio_buttons": _options(10),
    "checkboxes": _options(10),
    "modal": {"title.text": (1, 24), "submit.text": (1, 24), "close.text": (1, 24), **_VIEW},
    "home": _VIEW,
}


def beyond(part: Object) -> Iterator[str]:
    """Yield what of one part is too long or too short, the parts inside it not counted."""
    kind = str(part.get("type"))
    for path, (least, most) in (_IDS | LIMITS.get(kind, {})).items():
        for found in _at(part, path.split(".")):
            if hasattr(found, "__len__") and not least <= len(found) <= most:
                yield f"{kind}: {path} has a length of {len(found)}, not {least} to {most}"


def _at(part: object, path: list[str]) -> Iterator[Any]:
    """Yield what stands at a path; nothing where there is no such thing."""
    if not path:
        yield part
    elif path[0] == "*" and isinstance(part, list):
        for each in part:
            yield from _at(each, path[1:])
    elif isinstance(part, dict) and path[0] in part:
        yield from _at(part[path[0]], path[1:])
