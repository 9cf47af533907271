"""How well questions are read may not get worse: counts of the whole corpus, held by floors.

`pytest tests/test_whole_corpus.py --rewrite` writes the counts as they are now; a change for the
worse is then one to explain. `make accuracy` prints what the counts are made of.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.responder import Responder
from knowledge.catalog import Catalog
from tests.accuracy import chatter
from tests.accuracy.corpus import SETS, cases, not_questions
from tests.accuracy.frames import judged, total
from tests.accuracy.judging import EXACT, WRONG_MODEL, judge_of
from tests.days import TODAY

FLOORS = Path(__file__).parent / "corpus" / "whole" / "floors.toml"
HEAD = """\
# What the whole corpus came to when this was written, of its questions in English and of what is no
# question: fewer exact ones, or more of the others, fail tests/test_whole_corpus.py.
"""
AT_LEAST, AT_MOST = ("exact",), ("wrong_model", "any_wrong", "chatter_answered")

Counts = Mapping[str, int]


def floors() -> Mapping[str, Counts]:
    """The counts that are held, by set."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def responder(whole_catalog: Catalog) -> Responder:
    return Responder(whole_catalog, TODAY)


def counted(responder: Responder, name: str) -> Counts:
    """What the questions of a set, and its lines that are none, come to."""
    tallies, _ = judged(responder, judge_of(responder.catalog), cases(name))
    english = total(tallies)
    groups = chatter.judged(responder, name).values()
    return {
        "exact": english.outcomes[EXACT],
        "wrong_model": english.outcomes[WRONG_MODEL],
        "any_wrong": english.wrong,
        "chatter_answered": sum(len(group.get(chatter.ANSWERED, ())) for group in groups),
    }


@pytest.mark.parametrize("name", SETS)
def test_questions_are_read_no_worse_than_before(
    responder: Responder, name: str, rewrite: bool
) -> None:
    now = counted(responder, name)
    if rewrite:
        FLOORS.write_text(HEAD + written({**floors(), name: now}), encoding="utf-8")
    held = floors()[name]
    worse = {each for each in AT_LEAST if now[each] < held[each]}
    worse |= {each for each in AT_MOST if now[each] > held[each]}
    assert not worse, f"{name}: {dict(now)}, held {dict(held)}"


def written(counts: Mapping[str, Counts]) -> str:
    """The counts as TOML."""
    return "".join(
        f"\n[{name}]\n" + "".join(f"{what} = {count}\n" for what, count in found.items())
        for name, found in counts.items()
    )


@pytest.mark.parametrize("name", SETS)
def test_the_corpus_is_large_enough_for_its_figures(name: str) -> None:
    assert sum(1 for _ in cases(name)) >= 300
    assert sum(1 for _ in not_questions(name)) >= 500


def test_no_question_of_one_set_stands_in_the_other() -> None:
    tuned, held_back = ({(case.thread, case.text) for case in cases(name)} for name in SETS)
    assert not tuned & held_back


def test_every_model_of_a_label_is_in_the_catalog(whole_catalog: Catalog) -> None:
    named = {
        model
        for name in SETS
        for case in cases(name)
        for either in (*case.models, *((case.meant,) if case.meant else ()))
        for model in either.split("|")
    }
    assert not named - whole_catalog.cards.keys()
