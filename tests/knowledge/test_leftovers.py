"""What a killed builder leaves half written harms nobody, and goes with the next build."""

import threading
from pathlib import Path

from knowledge import storage
from knowledge.locking import alone
from tests.small import model, rows

FOUND = rows([model("Tern 4")])


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_the_next_build_removes_what_a_killed_one_left(tmp_path: Path) -> None:
    for left in (".catalog.db.x1y2", ".catalog.db.x1y2-journal"):
        (tmp_path / left).write_bytes(b"half")
    storage.write(tmp_path / "catalog.db", FOUND)
    assert names(tmp_path) == ["catalog.db"]


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    others = [".catalog.db", ".other.db.x1y2", "catalog.db.previous", "catalog.dbx"]
    for other in others:
        (tmp_path / other).touch()
    storage.write(tmp_path / "catalog.db", FOUND)
    assert names(tmp_path) == sorted([*others, "catalog.db"])


def test_a_builder_waits_for_another_rather_than_take_its_file_away(tmp_path: Path) -> None:
    path = tmp_path / "catalog.db"
    other = threading.Thread(target=storage.write, args=(path, FOUND))
    with alone(tmp_path):
        (tmp_path / ".catalog.db.half").touch()
        other.start()
        other.join(0.2)
        assert names(tmp_path) == [".catalog.db.half"]
    other.join()
    assert names(tmp_path) == ["catalog.db"]
