"""The page of pictures shows what it says, and is light enough to be opened on a telephone."""

from tests.pictures.answers import PAGE, PICTURES, names, page

MOST_BYTES = 60_000
WIDTH = 700


def test_the_page_is_as_it_is_written_from_the_list() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_all_that_is_shown_has_its_picture_and_no_other_is_there() -> None:
    assert {each.stem for each in PICTURES.iterdir()} == set(names())


def test_pictures_are_small() -> None:
    for each in PICTURES.iterdir():
        content = each.read_bytes()
        assert len(content) < MOST_BYTES, each.name
        assert int.from_bytes(content[16:20], "big") == WIDTH, each.name
