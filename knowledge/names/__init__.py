"""From a spelling to a model: Resolved, Ambiguous or UnknownName, never a bare score."""

from knowledge.names.index import NameIndex
from knowledge.names.matches import Ambiguous, Match, Mention, Resolved, UnknownName
from knowledge.names.runs import Join, Run, runs
from knowledge.names.typos import Spellings

__all__ = [
    "Ambiguous",
    "Join",
    "Match",
    "Mention",
    "NameIndex",
    "Resolved",
    "Run",
    "Spellings",
    "UnknownName",
    "runs",
]
