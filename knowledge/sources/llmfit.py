"""The list of Hugging Face models inside the program llmfit.

Its release dates are left out: they are days on which a repository was made or changed, and one in
five is more than a month off. So are active parameters that were worked out rather than looked up.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from pydantic import Field

from knowledge.harvest import BrokenSource
from knowledge.sources.faults import Fault, sound
from knowledge.sources.figures import Row, Tokens
from knowledge.sources.listing import Listing
from knowledge.sources.packages import Package
from knowledge.sources.stated import known
from knowledge.sources.text_models import writes_text

OTHER_USES = re.compile("speech|transcription|embedding", re.IGNORECASE)
# What reads text and does not write it.
ENCODERS = re.compile(r"bert|^electra|^mpnet|^vits|clip|wav2vec2|^wavlm|encodec")
# A packed copy of weights: what it counts is not the parameters.
PACKED = re.compile(
    r"(?<![a-z0-9])(?:awq|gptq\w*|gguf|exl[23]|bnb|mlx|hqq|autoround|quanti[sz]ed|onnx|openvino"
    r"|(?:nv|mx)?fp[48]\w*|int[248]|w\d+a\d+|\d+-?bits?|q\d(?:_\w+)?)(?![a-z0-9])"
)
# "70b", but neither the "7b" of "8x7b" nor the "22b" of "a22b".
SIZE = re.compile(r"(?<![a-z0-9._])(\d+(?:\.\d+)?)([mbt])(?![a-z0-9])")
# "128e" and "8x7b" speak of experts, not of all parameters.
EXPERTS = re.compile(r"(?<![a-z0-9])(\d+)(?:e|x\d+\w*)(?![a-z0-9])")
SIZES = {"m": 10**6, "b": 10**9, "t": 10**12}
# No open model is larger; what was counted larger was counted twice.
FEWEST, MOST = 10**6, 4 * 10**12
# The windows of these are multiplied once too often, or are what a model might be stretched to.
STRETCHED = re.compile(r"(?:llama|mllama|llava|gemma3|mistral|ministral|mixtral|minimax)\w*")
UNSTRETCHED_WINDOW = 131_072
# What stands where no configuration was found.
WINDOW_BY_DEFAULT = 4_096
NO_LICENCE = {"other", "unknown"}


class _Model(Row):
    name: str
    parameters_raw: int = Field(ge=0)
    active_parameters: int | None = Field(default=None, ge=0)
    is_moe: bool = False
    num_experts: int | None = None
    num_hidden_layers: int | None = None
    context_length: Tokens = None
    architecture: str | None = None
    license: str | None = None
    use_case: str = ""


def read(package: Package) -> list[Any]:
    """What the installed program lists, offline: one entry for each model."""
    text = package.printed("llmfit", "--json", "list")
    try:
        return list(json.loads(text))
    except (ValueError, TypeError) as fault:
        raise BrokenSource(f"{package.name} {package.version}: its list: {fault}") from fault


def listings(data: Any, package: Package, faults: list[Fault]) -> Iterator[Listing]:
    """One listing, of no provider, for each model that writes text and is no packed copy."""
    rows = ((_called(row), partial(_listing, package.source, row)) for row in data)
    yield from sound(rows, package.source, faults)


def _called(row: object) -> str:
    return str(row.get("name", "")) if isinstance(row, Mapping) else ""


def _listing(source: str, row: object) -> Listing | None:
    model = _Model.model_validate(row)
    maker, _, name = model.name.rpartition("/")
    if not name:
        raise ValueError("a model has no name")
    if PACKED.search(name.lower()) or not _is_language_model(model):
        return None
    return Listing(source, "", model.name, name, maker, facts=_facts(name.lower(), model))


def _is_language_model(model: _Model) -> bool:
    encoder = ENCODERS.search((model.architecture or "").lower())
    return not encoder and not OTHER_USES.search(model.use_case) and writes_text(model.name)


def _facts(name: str, model: _Model) -> dict[str, Any]:
    licence = (model.license or "").strip().lower()
    return known(
        {
            "parameters": model.parameters_raw if _counted(name, model.parameters_raw) else None,
            "active_parameters": _active(model),
            "context_window": _window(model),
            "architecture": _architecture(name, model),
            "license": None if licence in NO_LICENCE else licence or None,
        }
    )


def _counted(name: str, count: int) -> bool:
    """Whether a count agrees with the sizes that the name speaks of, where it speaks of any."""
    if not FEWEST <= count <= MOST:
        return False
    named = [float(size) * SIZES[unit] for size, unit in SIZE.findall(name)]
    return (
        not named
        or bool(EXPERTS.search(name))
        or any(0.85 * size <= count <= 1.5 * size for size in named)
    )


def _active(model: _Model) -> int | None:
    """The active parameters, where they were looked up: what was worked out is no round figure."""
    active = model.active_parameters
    if not model.is_moe or not active or active % 10**7 or active > model.parameters_raw:
        return None
    return active


def _architecture(name: str, model: _Model) -> str | None:
    """A mixture of experts, and of how many where a configuration was found that the name bears."""
    experts = model.num_experts or 0
    if not model.is_moe or experts < 2:
        return None
    named = EXPERTS.search(name)
    certain = model.num_hidden_layers is not None and (not named or int(named[1]) == experts)
    return f"mixture of experts, {experts} experts" if certain else "mixture of experts"


def _window(model: _Model) -> int | None:
    window = model.context_length
    if window == WINDOW_BY_DEFAULT and model.num_hidden_layers is None:
        return None
    stretched = STRETCHED.fullmatch((model.architecture or "").lower())
    return None if stretched and (window or 0) > UNSTRETCHED_WINDOW else window
