"""One file per kind of question: how it is recognised, and how it is answered."""

from bot.questions.alternatives import Alternatives
from bot.questions.changes import Changes
from bot.questions.claim import Claim
from bot.questions.clarify import Clarify
from bot.questions.compare_attribute import CompareAttribute
from bot.questions.compare_overview import CompareOverview
from bot.questions.cost import Cost
from bot.questions.declined import Declined
from bot.questions.explain import Explain
from bot.questions.fact import OneFact
from bot.questions.help import Help
from bot.questions.profile import Profile
from bot.questions.providers import Providers
from bot.questions.question import Question
from bot.questions.recommend import Recommend
from bot.questions.search import Search
from bot.questions.switch import Switch
from bot.questions.unknown_model import UnknownModel

# In the order tried: the first kind that recognises a reading answers it; what none of them
# takes is declined.
ANSWERED: tuple[type[Question], ...] = (
    Help,
    UnknownModel,
    Clarify,
    Cost,
    Switch,
    Claim,
    Alternatives,
    Recommend,
    Providers,
    Changes,
    CompareAttribute,
    OneFact,
    CompareOverview,
    Profile,
    Explain,
    Search,
)

KINDS: tuple[type[Question], ...] = (*ANSWERED, Declined)

# What help offers, in the order a reader wants it.
OFFERED: tuple[type[Question], ...] = (
    CompareAttribute,
    CompareOverview,
    OneFact,
    Cost,
    Search,
    Recommend,
    Switch,
    Providers,
    Claim,
    Changes,
)

__all__ = [
    "ANSWERED",
    "KINDS",
    "OFFERED",
    "Clarify",
    "Declined",
    "Help",
    "Question",
    "UnknownModel",
]
