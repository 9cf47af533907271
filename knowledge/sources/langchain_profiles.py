"""The model profiles inside LangChain's packages, which are drawn from models.dev.

A package is never installed: the one file is read out of its wheel, and read as data.
"""

import ast
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from knowledge.harvest import BrokenSource
from knowledge.sources.faults import Fault, sound
from knowledge.sources.figures import Day, Flag, Row, Tokens
from knowledge.sources.listing import Listing
from knowledge.sources.packages import Package
from knowledge.sources.stated import OPENNESS, input_facts, known, tool_facts, window_facts
from knowledge.sources.text_models import writes_text

# The provider of each package, in the words of models.dev.
PROVIDERS = {
    "langchain-anthropic": "anthropic",
    "langchain-aws": "amazon-bedrock",
    "langchain-deepseek": "deepseek",
    "langchain-fireworks": "fireworks-ai",
    "langchain-google-genai": "google",
    "langchain-google-vertexai": "google-vertex",
    "langchain-groq": "groq",
    "langchain-huggingface": "huggingface",
    "langchain-mistralai": "mistral",
    "langchain-nvidia-ai-endpoints": "nvidia",
    "langchain-openai": "openai",
    "langchain-openrouter": "openrouter",
    "langchain-perplexity": "perplexity",
    "langchain-xai": "xai",
}
# These set structured output to one value for all their models, so it says nothing of any.
ONE_SCHEMA_FLAG = {"langchain-anthropic", "langchain-google-vertexai"}


class _Profile(Row):
    name: str = ""
    status: str = ""
    release_date: Day = None
    open_weights: Flag = None
    max_input_tokens: Tokens = None
    max_output_tokens: Tokens = None
    text_outputs: Flag = None
    image_inputs: Flag = None
    audio_inputs: Flag = None
    video_inputs: Flag = None
    reasoning_output: Flag = None
    tool_calling: Flag = None
    structured_output: Flag = None


def read(package: Package) -> Mapping[str, Any]:
    """The profiles in the package's wheel, by model id."""
    folder = package.name.replace("-", "_")
    text = package.member(f"{folder}/data/_profiles.py")
    try:
        return dict(ast.literal_eval(_profiles(text)))
    except (ValueError, SyntaxError, TypeError) as fault:
        raise BrokenSource(f"{package.name} {package.version}: _profiles.py: {fault}") from fault


def listings(data: Any, package: Package, faults: list[Fault]) -> Iterator[Listing]:
    """One listing for each profile with a name; without one it is the package's settings alone."""
    rows = ((offer, partial(_listing, package, offer, row)) for offer, row in data.items())
    yield from sound(rows, package.source, faults)


def _profiles(text: bytes) -> ast.expr:
    for node in ast.parse(text).body:
        if isinstance(node, ast.AnnAssign | ast.Assign) and isinstance(node.value, ast.Dict):
            return node.value
    raise ValueError("no profiles in it")


def _listing(package: Package, offer: str, row: object) -> Listing | None:
    profile = _Profile.model_validate(row)
    if not profile.name or not profile.text_outputs or not writes_text(offer, profile.name):
        return None
    return Listing(
        package.source,
        PROVIDERS.get(package.name, package.name.removeprefix("langchain-")),
        offer,
        profile.name,
        facts=_facts(profile, schemas=package.name not in ONE_SCHEMA_FLAG),
        deprecated=profile.status == "deprecated",
    )


def _facts(profile: _Profile, *, schemas: bool) -> dict[str, Any]:
    return known(
        {
            "max_output": profile.max_output_tokens,
            "released": profile.release_date,
            "openness": OPENNESS[profile.open_weights],
            "reasoning": profile.reasoning_output,
            "structured_outputs": profile.structured_output if schemas else None,
            **window_facts(profile.max_input_tokens),
            **input_facts(profile.image_inputs, [profile.audio_inputs, profile.video_inputs]),
            **tool_facts(profile.tool_calling),
        }
    )
