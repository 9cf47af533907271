"""The parts of views: headings, lines, buttons and inputs, as the plain dictionaries Slack takes.

Each input is in a block named after it, so that what a person filled in is found by one name, and
an error is shown under it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.surfaces.slack.escaping import clean, shortened
from bot.surfaces.slack.measure import Block
from bot.surfaces.slack.wording import not_whole

View = dict[str, Any]
Values = Mapping[str, Any]

# docs.slack.dev/reference/block-kit: the text and the value of an option, and how many there are.
OPTION_TEXT, OPTION_VALUE, MOST_OPTIONS = 75, 150, 100
_TITLE, _LABEL, _BUTTON, _LINE = 24, 150, 75, 2_000


def plain(text: str, limit: int = _LINE) -> Block:
    """Plain text, which Slack does not parse; never empty."""
    return {"type": "plain_text", "text": shortened(clean(text), limit) or "…", "emoji": False}


def modal(callback: str, title: str, blocks: Iterable[Block], **more: Any) -> View:
    """A modal with a way out; `more` are its other fields, `submit` a plain string."""
    if "submit" in more:
        more["submit"] = plain(more["submit"], _TITLE)
    return {
        "type": "modal",
        "callback_id": callback,
        "title": plain(title, _TITLE),
        "close": plain("Close", _TITLE),
        "blocks": list(blocks),
        **more,
    }


def heading(name: str, text: str) -> Block:
    """A heading; `name` is its block's."""
    return {"type": "header", "block_id": name, "text": plain(text, _LABEL)}


def line(name: str, text: str) -> Block:
    """A line of text."""
    return {"type": "section", "block_id": name, "text": plain(text)}


def aside(name: str, text: str) -> Block:
    """A line in small grey type."""
    return {"type": "context", "block_id": name, "elements": [plain(text)]}


def row(name: str, elements: Iterable[Block]) -> Block:
    """Buttons and menus beside one another."""
    return {"type": "actions", "block_id": name, "elements": list(elements)}


def button(action: str, label: str, value: str) -> Block:
    """A button; what is asked when it is pressed is its value."""
    return {"type": "button", "action_id": action, "text": plain(label, _BUTTON), "value": value}


def field(name: str, label: str, element: Block, hint: str = "", *, needed: bool = False) -> Block:
    """An input with its label; what is not `needed` may be left empty."""
    block: Block = {
        "type": "input",
        "block_id": name,
        "optional": not needed,
        "label": plain(label, _LABEL),
        "element": element | {"action_id": name},
    }
    return block | ({"hint": plain(hint, _LABEL)} if hint else {})


def option(text: str, value: str) -> Block:
    """One choice of a menu."""
    return {"text": plain(text, OPTION_TEXT), "value": value}


def menu(options: list[Block], chosen: str | None = None) -> Block:
    """A menu of options that are all there from the start."""
    initial = [each for each in options if each["value"] == chosen]
    of_it = {"initial_option": initial[0]} if initial else {}
    return {"type": "static_select", "options": options, **of_it}


def typed_menu(chosen: list[Block], most: int, placeholder: str) -> Block:
    """A menu of many, of which some are shown as one types; several may be chosen."""
    initial = {"initial_options": chosen} if chosen else {}
    return {
        "type": "multi_external_select",
        "min_query_length": 0,
        "max_selected_items": most,
        "placeholder": plain(placeholder, _LABEL),
        **initial,
    }


def typed_one(chosen: Block, placeholder: str) -> Block:
    """A menu of many, of which some are shown as one types; one is chosen."""
    return {
        "type": "external_select",
        "min_query_length": 0,
        "placeholder": plain(placeholder, _LABEL),
        "initial_option": chosen,
    }


def checkbox(label: str, value: str, *, ticked: bool) -> Block:
    """One box to tick."""
    options = [option(label, value)]
    initial = {"initial_options": options} if ticked else {}
    return {"type": "checkboxes", "options": options, **initial}


def text_input(longest: int) -> Block:
    """An input for a line of text, at most so many characters long."""
    return {"type": "plain_text_input", "max_length": longest}


def number(least: int, most: int, given: int | None = None) -> Block:
    """An input for a whole number."""
    initial = {} if given is None else {"initial_value": str(given)}
    limits = {"is_decimal_allowed": False, "min_value": str(least), "max_value": str(most)}
    return {"type": "number_input", **limits, **initial}


def whole(given: object, least: int, most: int) -> int | str | None:
    """The whole number that was filled in, None where nothing was, or what is wrong with it."""
    text = str(given or "").strip()
    if not text:
        return None
    if text.isascii() and text.isdecimal() and len(text) < 20 and least <= int(text) <= most:
        return int(text)
    return not_whole(least, most)


def filled(view: Mapping[str, Any]) -> dict[str, Any]:
    """What a person filled in, by name: a text, an option's value, or a list of values."""
    state = (view.get("state") or {}).get("values") or {}
    return {name: _value(given) for block in state.values() for name, given in block.items()}


def _value(given: Mapping[str, Any]) -> Any:
    if "selected_options" in given:
        return [each["value"] for each in given["selected_options"] or ()]
    if "selected_option" in given:
        return (given["selected_option"] or {}).get("value")
    return given.get("selected_time", given.get("value"))
