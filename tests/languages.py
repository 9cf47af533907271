"""What a reading of any language comes to, for tests that compare two."""

from collections.abc import Mapping
from typing import Any

from bot.reading import Reading

# Cues that say what is asked, whatever the order of the words.
TOLD = frozenset({"compare", "claim", "negative", "recommend", "alternatives", "cost"})


def heard(reading: Reading) -> Mapping[str, Any]:
    """The parts of a reading that decide what is asked."""
    return {
        "cards": [card.id for card in reading.cards],
        "sought": set(reading.sought),
        "stated": [(each.limit(), each.value) for each in reading.stated],
        "traffic": reading.traffic,
        "priced": reading.priced,
        "openness": reading.openness,
        "maker": reading.maker,
        "provider": reading.provider,
        "top": reading.top,
        "cues": reading.cues & TOLD,
    }
