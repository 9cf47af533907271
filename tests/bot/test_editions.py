"""A running bot answers from each new edition of the catalog, and from the old one if it must."""

import logging
from datetime import date
from pathlib import Path
from time import monotonic, sleep

import pytest

from bot import editions as module
from bot.editions import Editions
from bot.reply import Reply, Status
from knowledge import storage
from knowledge.harvest import Harvested
from knowledge.storage import UnusableCatalog
from tests.faults.swaps import swapped
from tests.small import model, rows

OLD = [model("Tern 4", {"context_window": 4000}), model("Tern 5", {"context_window": 5000})]
NEW = [model("Tern 4", {"context_window": 8000}), model("Tern 5", {"context_window": 5000})]
QUESTION = "context of Tern 4"


def put(path: Path, models: list[Harvested]) -> None:
    storage.write(path, rows(models))


def ask(editions: Editions, message: str = QUESTION, thread: str | None = None) -> Reply:
    return editions.conversations.ask(message, thread)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    put(tmp_path / "catalog.db", OLD)
    return tmp_path / "catalog.db"


@pytest.fixture
def editions(path: Path) -> Editions:
    return Editions(path)


def test_there_is_nothing_to_answer_from_without_a_catalog(tmp_path: Path) -> None:
    with pytest.raises(UnusableCatalog):
        Editions(tmp_path / "none.db")


def test_a_new_edition_is_answered_from(path: Path, editions: Editions) -> None:
    assert "4,000 tokens" in ask(editions).headline
    put(path, NEW)
    assert editions.look()
    assert "8,000 tokens" in ask(editions).headline


def test_the_same_edition_is_looked_at_once(editions: Editions, path: Path) -> None:
    assert not editions.look()
    put(path, NEW)
    assert [editions.look(), editions.look()] == [True, False]


def test_a_running_bot_answers_from_a_new_edition_within_five_seconds(
    path: Path, editions: Editions
) -> None:
    ended = editions.follow()
    put(path, NEW)
    start = monotonic()
    while "8,000 tokens" not in ask(editions).headline:
        assert monotonic() - start < 5
        sleep(0.01)
    ended.set()


@pytest.mark.parametrize("content", [b"", b"no catalog", b"SQLite format 3\x00"])
def test_a_broken_catalog_put_in_place_is_logged_and_the_old_one_stays(
    path: Path, editions: Editions, caplog: pytest.LogCaptureFixture, content: bytes
) -> None:
    before = ask(editions).receipt.edition
    path.write_bytes(content)
    assert not editions.look()
    (line,) = caplog.messages
    assert line.startswith("The old catalog stays: ")
    assert ask(editions).receipt.edition == before


def test_a_broken_catalog_is_logged_once_and_a_good_one_follows(
    path: Path, editions: Editions, caplog: pytest.LogCaptureFixture
) -> None:
    path.write_bytes(b"no catalog")
    editions.look()
    editions.look()
    assert len(caplog.messages) == 1
    put(path, NEW)
    assert editions.look()
    assert "8,000 tokens" in ask(editions).headline


def test_a_catalog_taken_away_leaves_the_old_one(path: Path, editions: Editions) -> None:
    path.unlink()
    assert not editions.look()
    assert "4,000 tokens" in ask(editions).headline
    put(path, NEW)
    assert editions.look()


def test_a_file_that_is_written_while_it_is_read_is_read_again(
    path: Path, editions: Editions, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    put(tmp_path / "next.db", NEW)
    whole = storage.read

    def copied_meanwhile(place: Path) -> object:
        found = whole(place)
        place.write_bytes((tmp_path / "next.db").read_bytes())
        return found

    put(path, [*OLD, model("Skua 1")])
    monkeypatch.setattr(module, "read", copied_meanwhile)
    assert not editions.look()
    monkeypatch.undo()
    assert "4,000 tokens" in ask(editions).headline
    assert editions.look()
    assert "8,000 tokens" in ask(editions).headline


def test_a_fault_nobody_thought_of_does_not_end_the_following(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    editions = Editions(path, pause=0.001)
    monkeypatch.setattr(module, "read", lambda _: 1 / 0)
    put(path, NEW)
    ended = editions.follow()
    while not caplog.messages:
        sleep(0.001)
    monkeypatch.undo()
    put(path, NEW)
    while "8,000 tokens" not in ask(editions).headline:
        sleep(0.001)
    ended.set()
    assert caplog.messages[0] == "The old catalog stays"


def test_a_thread_goes_on_with_the_figures_of_the_new_edition(
    path: Path, editions: Editions
) -> None:
    ask(editions, QUESTION, "thread")
    put(path, NEW)
    editions.look()
    reply = ask(editions, "and the context?", "thread")
    assert reply.receipt.models == ("tern-4",)
    assert "8,000 tokens" in reply.headline


def test_a_thread_goes_on_without_a_model_that_vanished(path: Path, editions: Editions) -> None:
    ask(editions, "context of Tern 4 and Tern 5", "thread")
    put(path, NEW[1:])
    editions.look()
    reply = ask(editions, "and the maximum output?", "thread")
    assert reply.receipt.models == ("tern-5",)


def test_a_thread_whose_only_model_vanished_starts_anew(path: Path, editions: Editions) -> None:
    ask(editions, QUESTION, "thread")
    put(path, NEW[1:])
    editions.look()
    reply = ask(editions, "and the maximum output?", "thread")
    assert reply.receipt.models == ()
    assert reply.receipt.edition == storage.read(path).edition


def test_a_model_that_vanished_is_not_in_the_catalog(path: Path, editions: Editions) -> None:
    put(path, NEW[1:])
    editions.look()
    assert ask(editions).receipt.status is Status.UNKNOWN_MODEL


def test_a_new_day_is_another_day_to_the_answers(
    editions: Editions, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = date(2031, 1, 1)
    monkeypatch.setattr(module, "_today", lambda: later)
    editions.look()
    assert "2031-01-01" in ask(editions, "what changed this week?").headline


def test_the_log_says_which_edition_answers(
    path: Path, editions: Editions, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    put(path, NEW)
    editions.look()
    assert caplog.messages == [f"Answering from catalog edition {storage.read(path).edition}"]


def test_no_answer_fails_or_mixes_editions_while_they_are_swapped() -> None:
    found = swapped(10, 500)
    assert found.answers + found.opens >= 500
    assert found.turns >= 2
    assert (found.errors, found.torn) == ((), ())
    assert found.slowest < 60
