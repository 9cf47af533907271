"""From a spelling to a model: Resolved, Ambiguous or UnknownName, never a bare score."""

from knowledge.names.index import NameIndex
from knowledge.names.matches import Ambiguous, Match, Mention, Resolved, UnknownName
from knowledge.names.runs import GLUED, HARD, SOFT, SPACE, Join, Run, runs, words_of
from knowledge.names.typos import Spellings

__all__ = [
    "GLUED",
    "HARD",
    "SOFT",
    "SPACE",
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
    "words_of",
]
