"""The pieces of an English line in the order that English has them."""

from collections.abc import Iterable, Iterator, Sequence

from bot.reading.line import Piece

# What is said of a number behind it in English.
SIDES = frozenset({"input", "output", "requests"})
COUNTED = frozenset({
    "tokens", "token", "k", "m", "million", "thousand", "billion", "requests", "dollars", "cents",
    "context", "parameters", "context window",
})  # fmt: skip
PERIODS = frozenset({"a month", "a day", "a week"})
BOUNDS = ("under", "below", "at most", "over", "at least", "above")
VERBS = ("is", "has", "does", "can", "costs", "are")
DATED = frozenset({"released before", "released after"})
PRICES = frozenset({"cost", "costs", "price", "how much"})
END = Piece("", "", 0, 0)


def arranged(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Pieces in English order, with what English says besides."""
    ordered = tuple(
        _bounded(tuple(_listed(_sides_behind(_bounds_before(_dollars_before(pieces))))))
    )
    said = {piece.text for piece in ordered}
    if "a month" in said and PRICES & said:
        return (*ordered, _added("monthly cost", ordered))
    if _is_checked(ordered, said):
        kept = [piece for piece in ordered if piece.text != "not"]
        return (*kept, _added("right", kept))
    return ordered


def _dollars_before(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """ "2 $" as "$2"."""
    for before, piece, following in zip((END, *pieces), pieces, (*pieces[1:], END), strict=False):
        gap = piece.gap
        if before.is_number and gap.lstrip().startswith("$"):
            gap = gap.replace("$", "", 1)
        if piece.is_number and following.gap.lstrip().startswith("$"):
            gap += "$"
        yield piece._replace(gap=gap)


def _bounds_before(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """A bound said behind a number in front of it: "200k or more" as "at least 200k"."""
    out: list[Piece] = []
    for piece in pieces:
        place = _number_before(out, len(out)) if piece.behind else None
        if place is None:
            out.append(piece)
            continue
        number = out[place]
        out[place] = number._replace(gap=" ")
        at = number.start
        out.insert(place, Piece(piece.text, number.gap.rstrip("$") or " ", at, at))
        if number.gap.endswith("$"):
            out[place + 1] = number._replace(gap=" $")
    return iter(out)


def _number_before(pieces: Sequence[Piece], end: int) -> int | None:
    """The number that the pieces up to a place end on, units and all."""
    for place in range(end - 1, max(-1, end - 5), -1):
        if pieces[place].is_number or _is_month(pieces[place]):
            return place
        if pieces[place].text not in COUNTED:
            return None
    return None


def _is_month(piece: Piece) -> bool:
    return piece.text[-4:].isdigit() and " " in piece.text


def _sides_behind(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """A side said before its number behind it: "input 1500" as "1500 input"."""
    row = (*_parted(pieces), END)
    place = 0
    while place < len(row) - 1:
        moved = row[place].text in SIDES and _is_amount(row, place + 1)
        moved = moved and "," not in row[place + 1].gap
        if not moved and not _is_amount(row, place):
            yield row[place]
            place += 1
            continue
        end = _amount_end(row, place + moved)
        if moved:
            yield row[place + 1]._replace(gap=row[place].gap)
            yield from row[place + 2 : end]
            yield Piece(row[place].text, " ", row[end - 1].end, row[end - 1].end)
        else:
            end += row[end].text in SIDES and "," not in row[end].gap
            yield from row[place:end]
        if row[end].gap == " " and row[end].text.startswith(("price", "cost")):
            row = (*row[:end], row[end]._replace(gap=", "), *row[end + 1 :])
        place = end


def _is_amount(row: Sequence[Piece], place: int) -> bool:
    """Whether a number stands for itself, and is no part of a name: not the 4 of "4o"."""
    number, following = row[place], row[min(place + 1, len(row) - 1)]
    glued = following.gap == "" and following.text.isalpha() and following.text not in COUNTED
    return number.is_number and number.gap[-1:] in {" ", "(", "$"} and not glued


def _amount_end(row: Sequence[Piece], place: int) -> int:
    """Where a number ends, units and all."""
    end = place + 1
    while row[end].text in COUNTED and "," not in row[end].gap:
        end += 1
    return end


def _parted(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces with "a month requests" as two."""
    for piece in pieces:
        period, _, counted = piece.text.rpartition(" ")
        if period in PERIODS and counted == "requests":
            yield piece._replace(text=period)
            yield Piece(counted, " ", piece.end, piece.end)
        else:
            yield piece


def _listed(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """A number of models as those that come first: "5 models" as "top 5 models"."""
    row = tuple(pieces)
    for before, piece, following in zip((END, *row), row, (*row[1:], END), strict=False):
        if piece.text.isdigit() and following.text == "models" and before.text != "top":
            yield Piece("top", piece.gap, piece.start, piece.start)
            yield piece._replace(gap=" ")
        else:
            yield piece


def _bounded(row: Sequence[Piece]) -> Iterator[Piece]:
    """A context with "at least" where only the next number has a bound: "200k, under $1"."""
    for place, piece in enumerate(row):
        if piece.is_number and _takes_bound(row, place):
            yield Piece("at least", piece.gap, piece.start, piece.start)
            yield piece._replace(gap=" ")
        else:
            yield piece


def _takes_bound(row: Sequence[Piece], place: int) -> bool:
    """Whether the bound of the next number would be taken for one of the context here."""
    end = _amount_end((*row, END), place)
    said = {each.text for each in row[max(0, place - 1) : end]}
    if "context window" not in said or _has_bound(row[max(0, place - 2) : place]):
        return False
    return _has_bound(row[end : end + 2]) and any(each.is_number for each in row[end : end + 3])


def _has_bound(row: Sequence[Piece]) -> bool:
    return any(piece.text.endswith(BOUNDS) for piece in row)


def _is_checked(pieces: Sequence[Piece], said: set[str]) -> bool:
    """Whether it asks if a comparison holds: "is X cheaper than Y?"."""
    if not any(text.endswith("than") or text in DATED for text in said):
        return False
    asks = any(pieces[0].text == verb or pieces[0].text.startswith(f"{verb} ") for verb in VERBS)
    chooses = any(
        text in {"or", "model"} or text.startswith("which") or text.endswith("models")
        for text in said
    )
    return (asks or "?" in said) and not chooses


def _added(text: str, pieces: Sequence[Piece]) -> Piece:
    end = pieces[-1].end
    return Piece(text, " ", end, end)
