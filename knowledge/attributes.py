"""The registry: everything models can be compared on, one entry each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledge import units
from knowledge.attribute import Attribute, Direction, Phrase, authored
from knowledge.capabilities import CAPABILITIES
from knowledge.prices import PRICES

HIGHER, LOWER = Direction.HIGHER, Direction.LOWER

SPECS = (
    Attribute(
        "context_window", "context window", authored("context_window"), units.TOKENS,
        "How many tokens a model can take into account at once: the prompt and its own answer.",
        ("context window", "context length", "context size", "context", "context windows", "ctx",
         "context limit", "token limit", "token window", "token context", "max context"),
        Phrase("has the larger context window", "has the largest context window"),
        Phrase("has the smaller context window", "has the smallest context window"),
        HIGHER, ("fits more", "fit more", "longest context"), ("shortest context",),
    ),
    Attribute(
        "max_output", "maximum output", authored("max_output"), units.TOKENS,
        "The most tokens a model writes in one answer.",
        ("max output", "maximum output", "output limit", "max output tokens", "output length",
         "max tokens", "longest output", "longest answer", "output window"),
        Phrase("writes longer answers", "writes the longest answers"),
        Phrase("writes shorter answers", "writes the shortest answers"),
        HIGHER,
    ),
    Attribute(
        "parameters", "parameter count", authored("parameters"), units.PARAMETERS,
        "How many weights a model has, all experts counted.",
        ("parameters", "parameter count", "params", "parameter", "number of parameters",
         "how many parameters", "model size", "size", "how big", "how large", "weights count",
         "total parameters"),
        Phrase("has more parameters", "has the most parameters"),
        Phrase("has fewer parameters", "has the fewest parameters"),
    ),
    Attribute(
        "active_parameters", "active parameter count", authored("active_parameters"),
        units.PARAMETERS,
        "How many weights of a mixture of experts work on each token.",
        ("active parameters", "active params", "activated parameters", "active parameter count",
         "parameters are active", "active"),
        Phrase("has more active parameters", "has the most active parameters"),
        Phrase("has fewer active parameters", "has the fewest active parameters"),
    ),
    Attribute(
        "architecture", "architecture", authored("architecture"), units.TEXT,
        "How a model is built: decoder only, mixture of experts and the like.",
        ("architecture", "architectures", "model architecture", "decoder only"),
    ),
    Attribute(
        "released", "release date", authored("released"), units.DAY,
        "The day a model was first released, as its source gives it.",
        ("released", "release date", "release", "launch date", "launched", "came out", "come out",
         "release dates", "how old", "publication date"),
        Phrase("is newer", "is the newest"), Phrase("is older", "is the oldest"),
        HIGHER,
        ("newer", "newest", "more recent", "most recent", "latest", "younger", "came out later",
         "came out last"),
        ("older", "oldest", "earlier", "earliest", "released first", "came out first",
         "came out earlier", "first released"),
    ),
    Attribute(
        "retired", "retirement date", authored("retired"), units.DAY,
        "The day a maker takes a model off its own service.",
        ("retired", "retirement", "retirement date", "deprecated", "deprecation",
         "deprecation date", "sunset", "end of life", "eol", "discontinued", "shut down"),
        Phrase("is retired later", "is retired last"),
        Phrase("is retired sooner", "is retired first"),
    ),
    Attribute(
        "knowledge_cutoff", "knowledge cutoff", authored("knowledge_cutoff"), units.MONTH,
        "The month up to which a model's training data reaches.",
        ("knowledge cutoff", "cutoff", "training cutoff", "cut off", "knowledge cut off",
         "training data cutoff", "cutoff date", "knowledge cutoff date", "data cutoff"),
        Phrase("has the later knowledge cutoff", "has the latest knowledge cutoff"),
        Phrase("has the earlier knowledge cutoff", "has the earliest knowledge cutoff"),
        HIGHER, ("more up to date", "most up to date"),
    ),
)  # fmt: skip

RIGHTS = (
    Attribute(
        "license", "licence", authored("license"), units.TEXT,
        "The licence a model's weights are under, or Proprietary where there are none to have.",
        ("license", "licence", "licensed", "licenced", "licensing", "licenses", "licences",
         "license terms"),
    ),
    Attribute(
        "openness", "openness", authored("openness"),
        units.choice("proprietary", "open weights", "open source"),
        "Whether a model is open source (an OSI licence), has open weights under other terms, or "
        "is proprietary.",
        ("open source", "openness", "open sourced", "open weights", "open weight", "opensource",
         "weights available", "weights released", "weights publicly available", "weights",
         "open model", "self host", "self hosted", "free weights", "open"),
        Phrase("is more open", "is the most open"), Phrase("is less open", "is the least open"),
        HIGHER, ("more open", "most open"),
        ("less open", "least open", "closed source", "proprietary", "closed"),
    ),
    Attribute(
        "commercial_use", "commercial use", authored("commercial_use"),
        units.choice("not allowed", "with conditions", "allowed"),
        "Whether the licence lets a company use the model in its products.",
        ("commercial use", "commercially", "commercial", "commercial usage", "commercial license",
         "used commercially", "use commercially", "business use"),
        Phrase("has the freer commercial use", "has the freest commercial use"),
        Phrase("has the tighter commercial use", "has the tightest commercial use"),
        HIGHER,
    ),
)  # fmt: skip

OFFER = (
    Attribute(
        "providers", "tracked routes", authored("providers"), units.ROUTES,
        "How many provider routes are tracked for a model; none tracked is not none offered.",
        ("providers", "provider routes", "routes", "tracked routes", "provider", "hosts",
         "number of providers", "provider count"),
        Phrase("has more tracked routes", "has the most tracked routes"),
        Phrase("has fewer tracked routes", "has the fewest tracked routes"),
        HIGHER, ("more widely available", "most widely available"),
    ),
    Attribute(
        "decision_fit", "decision fit", authored("decision_fit"), units.TAGS,
        "The workloads a review tagged a model for.",
        ("decision fit", "good for", "suited for", "suited to", "fit for", "use cases"),
    ),
    Attribute(
        "best_for", "best for", authored("best_for"), units.TAGS,
        "What a review called a model best for.",
        ("best for", "best used for", "strong at"),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A benchmark as authored: `unit` of its scores, `better` end, what it measures, its names."""

    id: str
    name: str
    unit: str
    better: Direction
    meaning: str
    aliases: tuple[str, ...]


def benchmark_attribute(benchmark: Benchmark) -> Attribute:
    """The registry entry of a benchmark, id "benchmark:gpqa"."""
    name = f"benchmark:{benchmark.id}"
    leads = Phrase(f"leads on {benchmark.name}", f"leads on {benchmark.name}")
    trails = Phrase(f"trails on {benchmark.name}", f"trails on {benchmark.name}")
    most, least = (leads, trails) if benchmark.better is HIGHER else (trails, leads)
    return Attribute(
        name, benchmark.name, authored(name), units.score(benchmark.unit), benchmark.meaning,
        (benchmark.name, *benchmark.aliases), most, least, benchmark.better,
    )  # fmt: skip


ATTRIBUTES = (*PRICES, *SPECS, *RIGHTS, *OFFER, *CAPABILITIES)


def registry(benchmarks: Iterable[Benchmark]) -> Mapping[str, Attribute]:
    """All attributes by id: those of this file, the capabilities, and the benchmarks given."""
    scores = (benchmark_attribute(benchmark) for benchmark in benchmarks)
    return {attribute.id: attribute for attribute in (*ATTRIBUTES, *scores)}
