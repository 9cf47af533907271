"""HELM's list of models: names, makers, sizes and dates."""

from collections.abc import Iterator, Mapping
from typing import Any

from knowledge.sources.imported.fields import count, day, items, mapping, text
from knowledge.sources.imported.form import Form, Shape, Unfit, WrongForm
from knowledge.sources.listing import Listing

NAME = "HELM"
WRITES_TEXT = {"TEXT_MODEL_TAG", "VISION_LANGUAGE_MODEL_TAG", "AUDIO_LANGUAGE_MODEL_TAG"}
SEES, HEARS = "VISION_LANGUAGE_MODEL_TAG", "AUDIO_LANGUAGE_MODEL_TAG"
# HELM's own stand-ins for tests.
INVENTED = "simple/"
# "Llama 3 8B Instruct on Amazon Bedrock" says where HELM asks it, which is no part of a name.
PLACE = " on Amazon Bedrock"
# "limited" says how HELM reaches a model, not that its weights are closed.
OPENNESS = {"open": "open weights"}


def rows(document: Any) -> Iterator[Any]:
    """The models under "models"."""
    found = items(mapping(document).get("models"))
    if not any("creator_organization_name" in mapping(row) for row in found):
        raise WrongForm('there is no list of models with their makers under "models"')
    yield from found


def listings(row: Any) -> Iterator[Listing]:
    """One model; Unfit for what writes no text, or was made for tests."""
    model = mapping(row)
    name, tags = text(model.get("name")), items(model.get("tags"))
    if not name:
        raise Unfit("no id")
    if not any(tag in tags for tag in WRITES_TEXT):
        raise Unfit("writes no text")
    if name.startswith(INVENTED):
        raise Unfit("made for tests")
    yield Listing(
        source=NAME,
        provider="",
        id=name,
        name=_name(text(model.get("display_name"))),
        maker=text(model.get("creator_organization_name")),
        facts=_facts(model, tags),
    )


def _name(shown: str) -> str:
    return "" if PLACE in shown else shown


def _facts(model: Mapping[str, Any], tags: list[Any]) -> dict[str, Any]:
    return {
        "released": day(model.get("release_date")),
        "parameters": count(model.get("num_parameters")),
        "openness": OPENNESS.get(text(model.get("access"))),
        # A missing tag may only mean that HELM does not test it.
        "vision": True if SEES in tags else None,
        "multimodal": True if SEES in tags or HEARS in tags else None,
    }


FORM = Form(
    name="helm",
    shown="HELM model list (model_metadata.yaml)",
    shape=Shape.YAML,
    licence="Apache-2.0",
    attribution="Model list: HELM, Stanford CRFM, https://crfm.stanford.edu/helm, Apache-2.0.",
    rows=rows,
    listings=listings,
)
