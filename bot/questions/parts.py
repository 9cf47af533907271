"""The parts of a reading that change an answer; a kind that cannot use one does not answer."""

from collections.abc import Iterator

from bot.reading import Reading

# Cues that no kind of question can use so far: what they ask for is not in the catalog.
UNUSED = ("tier", "other_period", "except", "elsewhere", "doer", "status", "why")
# What a remark has, and a question may have beside it: "we use GPT-4o, what would Haiku cost?".
REMARKED = ("thanks", "opinion", "people")
QUESTIONS = ("question_mark", "which", "how_much", "would", "recommend", "model")


def parts(reading: Reading) -> frozenset[str]:
    """The names of the parts that a reading has; nothing that was read may be dropped unsaid."""
    return frozenset(_parts(reading))


def _parts(reading: Reading) -> Iterator[str]:
    present = {
        "traffic": reading.traffic,
        "rate": reading.priced,
        "stated": reading.stated,
        "workload": reading.workloads and not reading.sought,
        "maker": reading.maker and not _is_of_models(reading),
        "provider": reading.provider,
        "factor": reading.factor,
        "top": reading.top,
        "condition": _is_condition(reading),
        "negative": reading.has("negative") and "negative" not in reading.head,
        "between": reading.has("between") and len(reading.stated) == 1,
        "per_request": reading.has("per_request") and not reading.traffic.requests,
        "number": any(word[0].isdigit() for word in reading.unexplained),
    }
    yield from (name for name, value in present.items() if value)
    yield from (cue for cue in UNUSED if reading.has(cue))
    yield from (cue for cue in REMARKED if reading.has(cue) and not _asks(reading, cue))


def _asks(reading: Reading, remark: str) -> bool:
    """Whether a message is a question, whatever remark it comes with; of people's use seldom."""
    named = bool(reading.traffic) or reading.has("cost", "switch", "alternatives")
    named = named or (remark != "people" and bool(reading.sought))
    return named and reading.has(*QUESTIONS)


def _is_of_models(reading: Reading) -> bool:
    """Whether the maker named is only that of a model named: "Arcee's trinity-mini"."""
    return any(card.maker == reading.maker for card in reading.cards)


def _is_condition(reading: Reading) -> bool:
    """Whether an attribute limits something else: "alternatives with vision"."""
    replaces = reading.has("alternatives", "replace") and reading.attributes == ("retired",)
    return bool(reading.openness or (reading.sought and not replaces))
