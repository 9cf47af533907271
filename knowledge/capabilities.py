"""The capabilities of the registry: what a model has or has not, in the order answers list them."""

from knowledge.attribute import Attribute, Direction, Phrase, authored
from knowledge.units import FLAG


def _capability(name: str, shown: str, meaning: str, *words: str) -> Attribute:
    return Attribute(
        id=name,
        name=shown,
        of=authored(name),
        scale=FLAG,
        meaning=meaning,
        words=(shown, *words),
        most=Phrase(f"supports {shown}", f"supports {shown}"),
        least=Phrase(f"lacks {shown}", f"lacks {shown}"),
        better=Direction.HIGHER,
    )


CAPABILITIES = (
    _capability(
        "vision",
        "vision",
        "Whether a model takes images as input.",
        "see images", "image input", "image inputs", "images", "image", "see pictures",
        "pictures", "photos", "screenshots", "image understanding",
    ),
    _capability(
        "multimodal",
        "multimodal input",
        "Whether a model takes more than text: images, audio, video or files.",
        "multimodal", "multi modal", "multimodality", "multimodal inputs",
    ),
    _capability(
        "reasoning",
        "reasoning mode",
        "Whether a model can think in a separate phase before it answers.",
        "reasoning", "thinking mode", "extended thinking", "chain of thought",
    ),
    _capability(
        "function_calling",
        "function calling",
        "Whether a model answers with calls of functions that the request describes; reviews list "
        "it apart from tool use, which is the whole loop of calling tools and using their results.",
        "function call", "function calls", "functions", "call functions",
    ),
    _capability(
        "tool_use",
        "tool use",
        "Whether a model is offered with a loop of calling tools and using their results; reviews "
        "list it apart from function calling, the single structured call.",
        "tools", "tool calling", "tool calls", "tool call", "use tools", "call tools",
    ),
    _capability(
        "structured_outputs",
        "structured outputs",
        "Whether answers can be held to a given JSON schema; JSON mode promises valid JSON only.",
        "structured output", "json schema", "schema outputs", "structured generation", "schemas",
    ),
    _capability(
        "json_mode",
        "JSON mode",
        "Whether answers can be made valid JSON, without a promise of a certain schema.",
        "json output", "json outputs", "json",
    ),
    _capability(
        "code_execution",
        "code execution",
        "Whether a model can run code in a sandbox of its provider while it answers.",
        "code interpreter", "execute code", "run code", "executes code", "runs code",
    ),
    _capability(
        "ide_integration",
        "IDE integration",
        "Whether a model is offered inside code editors by its maker.",
        "ide", "ide support", "editor integration",
    ),
    _capability(
        "computer_use",
        "computer use",
        "Whether a model can work a desktop: look at screenshots, move the mouse, type.",
        "use a computer", "desktop control",
    ),
    _capability(
        "parallel_agents",
        "parallel agents",
        "Whether a model is offered with several agents working side by side.",
        "parallel agent", "subagents", "sub agents", "multi agent", "multiple agents",
    ),
)  # fmt: skip
