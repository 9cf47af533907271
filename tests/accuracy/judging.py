"""What became of a question: its exact frame (kind, attribute, models, slots), or a fault."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bot.reply import Receipt, Status
from knowledge.catalog import Catalog
from tests.accuracy.corpus import NOT_ANSWERED, Case

EXACT, ASKED, NONE = "exact", "asked", "no answer"
# Answers that are not what was asked: with other models, otherwise wrong, or where none was due.
WRONG_MODEL, WRONG, FALSE = "wrong model", "wrong", "false answer"
WRONGS = (WRONG_MODEL, WRONG, FALSE)
KINDS_WITHOUT_MODELS = ("clarify", "declined", "help")
# Which attribute an answer of these is ordered by, or news are of, is not judged.
ANY_ATTRIBUTE = ("changes",)
MOST_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges receipts; `named` has the ids by display name, as suggestions are display names."""

    named: Mapping[str, frozenset[str]]

    def outcome_of(self, case: Case, receipt: Receipt) -> str:
        """What became of a case."""
        if receipt.kind == case.kind and self._same(case, receipt):
            return EXACT
        if receipt.kind == "clarify":
            return ASKED
        if receipt.status is not Status.ANSWERED or receipt.kind == "help":
            return NONE
        if case.kind in NOT_ANSWERED:
            named = case.kind in ("clarify", "unknown_model") and receipt.models
            return WRONG_MODEL if named else FALSE
        return WRONG if _models_fit(case.models, receipt.models) else WRONG_MODEL

    def offers(self, case: Case, receipt: Receipt) -> bool:
        """Whether a question back offers what was meant, among three."""
        offered: set[str] = set()
        for name in receipt.suggestions[:MOST_OFFERED]:
            offered |= self.named.get(name, frozenset())
        wanted = (case.meant,) if case.meant else case.models
        return any(not offered.isdisjoint(either.split("|")) for either in wanted)

    def _same(self, case: Case, receipt: Receipt) -> bool:
        if case.kind in KINDS_WITHOUT_MODELS:
            return not case.meant or self.offers(case, receipt)
        if not _models_fit(case.models, receipt.models):
            return False
        if case.kind == "unknown_model":
            return True
        any_attribute = case.kind in ANY_ATTRIBUTE or (case.kind == "search" and case.models)
        told = any_attribute or case.attribute == receipt.attribute
        return bool(told) and plain(case.slots) == plain(receipt.slots)


def judge_of(catalog: Catalog) -> Judge:
    """A judge who knows the names of a catalog."""
    named: dict[str, frozenset[str]] = {}
    for card in catalog.cards.values():
        named[card.name] = named.get(card.name, frozenset()) | {card.id}
    return Judge(named)


def _models_fit(meant: Iterable[str], found: Iterable[str]) -> bool:
    wanted, given = tuple(meant), tuple(found)
    return len(wanted) == len(given) and all(
        model in either.split("|") for either, model in zip(wanted, given, strict=True)
    )


def plain(slots: Mapping[str, Any]) -> Mapping[str, Any]:
    """Slots in one form: lists for tuples, floats for exact numbers."""
    return {name: _plain(value) for name, value in slots.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return float(value) if isinstance(value, Decimal) else value
