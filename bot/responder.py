"""A message -> Reply: read, recognise, answer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from bot.library import Library
from bot.preferences import Preferences
from bot.questions import ANSWERED, OFFERED, Clarify, Declined, Help, Question, UnknownModel
from bot.questions.doubt import doubt_of
from bot.questions.parts import parts
from bot.reading import Reader, Reading, Taken
from bot.releases import Releases
from bot.reply import Reply, Status
from bot.wording import Wording
from knowledge.cards import ModelCard
from knowledge.catalog import Catalog
from knowledge.names import Resolved

REMEMBERED = 4_096
# Of so many sets of providers a limited library is kept.
CHANNELS = 16
NO_PREFERENCES = Preferences()
# Kinds that answer no question, and so may leave parts of it aside.
ANY_PARTS = (Help, UnknownModel, Clarify)


@dataclass(frozen=True, slots=True)
class Turn:
    """One message dealt with: how it was read, as what question, and what is said."""

    reading: Reading
    question: Question
    reply: Reply


class Responder:
    """Answers messages from one edition of the catalog; the same message gives the same reply.

    Answers are kept by question, so that one asked before costs only its reading; questions back
    and unknown names quote the message and are not kept. What is said of old figures and retired
    models holds for one day, the given one or else that on which it starts.
    """

    def __init__(self, catalog: Catalog, today: date | None = None) -> None:
        self._library = Library(catalog, Wording(), today or date.today())  # noqa: DTZ011 - the reader's day
        self._reader = Reader(catalog)
        self._releases = Releases(catalog)
        self._answer = lru_cache(maxsize=REMEMBERED)(
            lambda question: question.answer(self._library)
        )
        self._turn = lru_cache(maxsize=REMEMBERED)(self._responded)
        self._within = lru_cache(maxsize=CHANNELS)(self._library.within)
        self._help = Help(tuple((kind.about, kind.examples[0]) for kind in OFFERED))

    @property
    def catalog(self) -> Catalog:
        """The edition it answers from."""
        return self._library.catalog

    @property
    def library(self) -> Library:
        """What it answers from, at standard prices and with all providers."""
        return self._library

    def read(self, message: str) -> Reading:
        """What is noticed in a message that stands alone."""
        return self._reader.read(message)

    def read_near(self, message: str, reading: Reading, previous: Reading) -> Reading:
        """A reading with names cut short read by those before: "the 70b" after Llama 3.1 8B."""
        near = _near(previous)
        whole = all(isinstance(each.match, Resolved) and not each.weak for each in reading.mentions)
        clear = whole and (reading.mentions or reading.sought) and not reading.unexplained
        if reading.too_long or not near or clear:
            return reading
        found = self._reader.near(message, near)
        return found if len(found.cards) > 0 and found.cards != reading.cards else reading

    def explained(self, message: str, previous: Reading | None) -> tuple[Taken, ...]:
        """What each part of a message is taken for; `previous` is the reading before it."""
        reading = self.read(message)
        near = previous is not None and self.read_near(message, reading, previous) is not reading
        return self._reader.explained(message, _near(previous) if previous and near else ())

    def up_to_date(self, reading: Reading) -> Reading:
        """A remembered reading with the model cards of this edition; models no longer in it go."""
        return reading.of(self._library.catalog.cards)

    def respond(self, reading: Reading, preferences: Preferences = NO_PREFERENCES) -> Turn:
        """Recognise and answer a reading; whatever it holds, there is a reply.

        `preferences` are those of the channel that it was asked in.
        """
        if preferences.traffic or preferences.providers:
            return self._preferring(reading, preferences)
        if reading.kept:
            return self._turn(reading)
        if reading.base:
            turn = self._turn(reading.base)
            return Turn(reading, turn.question, self._with_heard(turn.reply, reading))
        return self._responded(reading)

    def again(self, reading: Reading, preferences: Preferences = NO_PREFERENCES) -> Reply | None:
        """The answer to a remembered reading, as the kind it was answered as; None if it is none.

        It has no words, by which messages are told apart from remarks.
        """
        kind = next((each for each in ANSWERED if each.kind == reading.kind), None)
        question = kind.recognise(reading) if kind else None
        if question is None:
            return None
        if preferences.traffic or preferences.providers:
            return self._preferred(question, preferences)[1]
        reply: Reply = self._answer(question)
        return reply

    def _responded(self, reading: Reading) -> Turn:
        question = self._recognise(reading)
        quotes = isinstance(question, ANY_PARTS)  # the message, which is not kept
        reply = question.answer(self._library) if quotes else self._answer(question)
        return Turn(reading, question, self._with_heard(reply, reading))

    def _preferring(self, reading: Reading, preferences: Preferences) -> Turn:
        question, reply = self._preferred(self._recognise(reading), preferences)
        return Turn(reading, question, self._with_heard(reply, reading))

    def _preferred(self, asked: Question, preferences: Preferences) -> tuple[Question, Reply]:
        """The question with a channel's preferences, and its answer."""
        question = asked.preferring(preferences)
        library = self._within(preferences.providers)
        reply = question.answer(library)
        if preferences.providers and _is_answer(reply):
            names = sorted(library.provider(each) for each in preferences.providers)
            said = library.wording.say("heard", "providers", names=names)
            reply = replace(reply, notes=(*reply.notes, said))
        return question, reply

    def _with_heard(self, reply: Reply, reading: Reading) -> Reply:
        """The reply with what was read otherwise than written, if anything was."""
        heard = (
            " ".join(_heard(self._library, self._releases, reading)) if _is_answer(reply) else ""
        )
        return replace(reply, heard=heard, core=reply) if heard else reply

    def _recognise(self, reading: Reading) -> Question:
        if doubt_of(reading):
            return Declined.recognise(reading)
        found = parts(reading)
        dropped = bool(found and (reading.cards or reading.has("model", "search")))
        for kind in ANSWERED:
            question = kind.recognise(reading)
            if question is None:
                continue
            if kind in ANY_PARTS or found <= kind.uses:
                return self._help if isinstance(question, Help) else question
            dropped = True
        return Declined(_half(reading)) if dropped else Declined.recognise(reading)


def _near(previous: Reading) -> tuple[ModelCard, ...]:
    """The models by which names cut short are read: those before, the last one first."""
    return (*previous.cards[::-1], *previous.open)


def _half(reading: Reading) -> str:
    """Why a question that was recognised is not answered: a part of it would be dropped."""
    return "tier" if reading.has("tier") or reading.priced else "half_understood"


def _is_answer(reply: Reply) -> bool:
    return reply.receipt.status is Status.ANSWERED


def _heard(library: Library, releases: Releases, reading: Reading) -> Iterator[str]:
    """What was read otherwise than written, or might be: names, words, releases of a model."""
    say = library.wording.say
    for mention in reading.mentions:
        match = mention.match
        if isinstance(match, Resolved) and not match.exact and mention.spelling:
            shape = "newest" if match.older else "name"
            yield say("heard", shape, spelling=mention.spelling, name=match.card.name)
    for card, found in releases.left_open(reading):
        yield say("heard", "releases", name=card.name, names=[each.name for each in found])
    for written, read in reading.corrections:
        yield say("heard", "word", spelling=written, word=read)
