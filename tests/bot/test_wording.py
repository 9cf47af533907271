"""The templates: each can be said, and a value that is missing is an error."""

from importlib.resources import files

import pytest
from jinja2 import UndefinedError

from bot.wording import Wording

KINDS = [
    file.name.removesuffix(".toml")
    for file in files("knowledge.faq").iterdir()
    if file.name.endswith(".toml")
]


@pytest.mark.parametrize("kind", KINDS)
def test_every_template_can_be_read(kind: str) -> None:
    wording = Wording()
    for name in wording.names(kind):
        # Whatever it lacks are values: a template that is wrong in itself fails otherwise.
        try:
            assert wording.say(kind, name)
        except UndefinedError:
            continue


def test_a_value_that_is_missing_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        Wording().say("help", "updated")


def test_a_template_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        Wording().say("help", "nowhere")
