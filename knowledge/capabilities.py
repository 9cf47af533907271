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
        "pictures", "photos", "screenshots", "image understanding", "visual input", "visual inputs",
        "take images", "takes images", "accept images", "accepts images", "read images", "sees images",
        "view images", "look at images", "look at pictures", "sees pictures", "process images",
        "image support", "images as input", "picture input", "read screenshots", "photo input",
        "image capable", "vision capable", "visual", "see photos", "see an image", "see a picture",
        "see screenshots", "image recognition", "vision support", "vision input", "image in",
        "understand images", "interpret images", "analyse images", "analyze images",
    ),
    _capability(
        "multimodal",
        "multimodal input",
        "Whether a model takes more than text: images, audio, video or files.",
        "multimodal", "multi modal", "multimodality", "multimodal inputs", "audio input", "audio",
        "video input", "video", "takes audio", "takes video", "more than text",
    ),
    _capability(
        "reasoning",
        "reasoning mode",
        "Whether a model can think in a separate phase before it answers.",
        "reasoning", "thinking mode", "extended thinking", "chain of thought", "reason", "reasons",
        "reasoner", "thinks first", "think first", "reasoning model", "reasoning models",
        "thinking model", "thinking models", "reasoning capable", "reasoning support",
        "think before it answers", "think before answering", "thinks before answering",
        "thinks before it answers", "a thinking mode", "can think", "able to reason", "cot",
        "reasoning tokens", "thinking tokens",
    ),
    _capability(
        "function_calling",
        "function calling",
        "Whether a model answers with calls of functions that the request describes; reviews list "
        "it apart from tool use, which is the whole loop of calling tools and using their results.",
        "function call", "function calls", "functions", "call functions", "calls functions",
        "functions api", "function-calling", "call a function", "function tools", "funcs",
    ),
    _capability(
        "tool_use",
        "tool use",
        "Whether a model is offered with a loop of calling tools and using their results; reviews "
        "list it apart from function calling, the single structured call.",
        "tools", "tool calling", "tool calls", "tool call", "use tools", "call tools", "uses tools",
        "using tools", "do tools", "tool support", "tooling", "tool usage", "calls tools", "tool-use",
        "toolcalling", "agentic tools", "tool capable",
    ),
    _capability(
        "structured_outputs",
        "structured outputs",
        "Whether answers can be held to a given JSON schema; JSON mode promises valid JSON only.",
        "structured output", "json schema", "schema outputs", "structured generation", "schemas",
        "structured responses", "structured json", "schema", "strict json", "strict schema",
        "json schemas", "response schema", "schema constrained", "guaranteed schema",
        "structured answers", "schema enforced", "outputs to a schema",
    ),
    _capability(
        "json_mode",
        "JSON mode",
        "Whether answers can be made valid JSON, without a promise of a certain schema.",
        "json output", "json outputs", "json", "json-mode", "valid json", "json responses",
        "json format", "output json", "return json", "returns json",
    ),
    _capability(
        "code_execution",
        "code execution",
        "Whether a model can run code in a sandbox of its provider while it answers.",
        "code interpreter", "execute code", "run code", "executes code", "runs code",
        "code sandbox", "execute python", "run python", "python sandbox",
    ),
    _capability(
        "ide_integration",
        "IDE integration",
        "Whether a model is offered inside code editors by its maker.",
        "ide", "ide support", "editor integration", "ide plugin", "in the ide", "inside the editor",
        "code editor", "in editors",
    ),
    _capability(
        "computer_use",
        "computer use",
        "Whether a model can work a desktop: look at screenshots, move the mouse, type.",
        "use a computer", "desktop control", "control a desktop", "drive a desktop", "use computers",
        "control a computer", "operate a computer", "mouse and keyboard", "control the desktop",
        "browser control", "desktop automation", "uses a computer", "computer control",
    ),
    _capability(
        "parallel_agents",
        "parallel agents",
        "Whether a model is offered with several agents working side by side.",
        "parallel agent", "subagents", "sub agents", "multi agent", "multiple agents",
        "agents in parallel", "several agents", "multi-agent", "agent teams",
    ),
)  # fmt: skip
