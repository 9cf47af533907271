"""What somebody typed that they want to hear of, as a topic, or why it is none."""

import re
from dataclasses import dataclass

from bot.announcements.topics import AboutMaker, AboutModel, Everything, Topic, Watch
from bot.announcements.watches import is_narrow, memory_of, said, search_of
from bot.library import Library
from bot.questions import Question
from bot.questions.search import Search
from bot.reading import Reading
from bot.responder import Responder
from knowledge.catalog import Catalog
from knowledge.names import Ambiguous, UnknownName

EVERYTHING = frozenset({"", "all", "everything", "all pairs", "pairs", "reviews", "all reviews"})
MOST_NEAREST = 3
# What a model's name alone is read as, or with a word such as "news".
NAMED_ALONE = frozenset({"profile", "changes"})
# What limits alone are read as.
NO_QUESTION = frozenset({"declined", "explain"})
# What a wish says around its limits: "tell us when anything with vision falls under $1".
_WHEN = re.compile(
    r"\A\s*(?:(?:tell|notify|alert|ping) (?:me|us) )?(?:when|whenever|once|if) ", re.IGNORECASE
)
_MOVES = re.compile(
    r"\b(?:falls?|drops?|goes|gets|sinks?|rises?) (?=(?:under|below|over|above)\b)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Unclear:
    """No topic was understood: why, in a sentence, and what might be meant, as it may be typed."""

    reason: str
    nearest: tuple[str, ...] = ()


def topic_in(text: str, responder: Responder) -> Topic | Unclear:
    """What somebody wants to hear of, as it was typed: nothing, a name, or a search with limits."""
    typed = " ".join(text.split()).strip(".!").casefold()
    if typed in EVERYTHING:
        return Everything()
    wish = _MOVES.sub("", _WHEN.sub("", text))
    reading, catalog = responder.read(wish), responder.catalog
    if not reading.cards:
        for maker in catalog.makers.values():
            if typed in {word.casefold() for word in maker.words}:
                return AboutMaker(maker.id)
    question = responder.respond(reading).question
    unsure = reading.mentions or reading.unexplained or reading.aside
    if question.kind in NO_QUESTION and not unsure:
        reading = responder.read(f"models with {wish}")  # "vision and 200k"
        question = responder.respond(reading).question
    return _topic(reading, question, responder.library) or _unclear(reading, question, responder)


def _topic(reading: Reading, question: Question, library: Library) -> Topic | None:
    """The model, the maker or the limits that a question names, and nothing else."""
    cards = reading.cards
    if question.kind in NAMED_ALONE and len(cards) == len(reading.mentions) == 1:
        more = reading.sought or reading.unexplained or reading.maker
        alone = not more and not reading.has("drop", "negative")
        return AboutModel(cards[0].id) if alone else None
    if not isinstance(question, Search) or not is_narrow(question):
        return None
    if _is_of_maker(question) and question.criteria.maker:
        return AboutMaker(question.criteria.maker)
    memory = memory_of(question, reading.priced, library.catalog)
    search = search_of(memory, library.catalog)
    return Watch(memory, said(search, library)) if search else None


def _is_of_maker(search: Search) -> bool:
    """Whether a search is for all models of a maker."""
    criteria = search.criteria
    others = criteria.limits or criteria.provider or criteria.order or criteria.top
    return not (others or search.beyond or search.rate)


def _unclear(reading: Reading, question: Question, responder: Responder) -> Unclear:
    library = responder.library
    shape, spelling, nearest = _doubt(reading, question, library.catalog)
    names = nearest[:MOST_NEAREST]
    reason = library.wording.say("watch", shape, spelling=spelling, names=list(names))
    return Unclear(reason, names)


def _doubt(
    reading: Reading, question: Question, catalog: Catalog
) -> tuple[str, str, tuple[str, ...]]:
    """Why a text is no topic, the name it is about, and what might be meant."""
    for mention in (*reading.ambiguous, *reading.unknown_names):
        match mention.match:
            case Ambiguous(cards):
                makers = {card.maker for card in cards} & catalog.makers.keys()
                names = [catalog.makers[each].name for each in makers] if len(makers) == 1 else []
                return "several", mention.spelling, (*names, *(card.name for card in cards))
            case UnknownName(cards):
                return "unknown", mention.spelling, tuple(card.name for card in cards)
    if reading.cards:
        shape = "one_at_a_time" if len(reading.cards) > 1 else "name_alone"
        return shape, "", tuple(card.name for card in reading.cards)
    if isinstance(question, Search):
        return "no_limit", "", ()
    return "unread", "", ()
