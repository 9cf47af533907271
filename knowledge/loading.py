"""Rows of catalog.db -> the catalog as one immutable value."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from types import MappingProxyType
from typing import TypeVar

from knowledge import changes
from knowledge.cards import ModelCard
from knowledge.catalog import Catalog, NameWords, Review
from knowledge.names.runs import words_of
from knowledge.rows import Row
from knowledge.stored import Stored

Spelled = TypeVar("Spelled")


def catalog_from(stored: Stored) -> Catalog:
    """Build the catalog of one edition."""
    spelled = [words_of(row["spelling"].lower()) for row in stored.tables["aliases"]]
    meta = {row["key"]: row["value"] for row in stored.tables["meta"]}
    return Catalog(
        edition=meta["edition"],
        updated=meta["updated"],
        cards=MappingProxyType({card.id: card for card in _cards(stored)}),
        attributes=MappingProxyType(dict(stored.attributes)),
        makers=stored.named("makers"),
        providers=stored.named("providers"),
        workloads=stored.named("workloads"),
        terms=stored.named("terms"),
        reviews=_reviews(stored),
        name_words=_name_words(stored),
        spellings=_by_form(stored),
        keyed=_by_key(stored),
        made_of=_by_units(stored),
        starts=_starts(spelled),
        spelled=frozenset(word for words in spelled for word in words if word.isalpha()),
        changes=tuple(changes.from_rows(stored.tables["changes"], stored.attributes)),
    )


def _cards(stored: Stored) -> Iterator[ModelCard]:
    nicknames = _nicknames(stored)
    facts = stored.grouped("facts", "model")
    routes = stored.grouped("routes", "model")
    for row in stored.tables["models"]:
        yield ModelCard(
            id=row["id"],
            name=row["name"],
            maker=row["maker"],
            family=row["family"],
            nicknames=nicknames[row["id"]],
            facts=MappingProxyType(stored.facts(facts.get(row["id"], []))),
            routes=tuple(
                stored.route(route) for route in routes.get(row["id"], []) if route["used"]
            ),
        )


def _nicknames(stored: Stored) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for row in stored.tables["aliases"]:
        if row["role"] == "nickname":
            found[row["model"]] += (row["spelling"],)
    return found


def _by_form(stored: Stored) -> Mapping[str, tuple[str, ...]]:
    return _owners((row["form"], row) for row in stored.tables["aliases"])


def _by_key(stored: Stored) -> Mapping[str, tuple[str, ...]]:
    return _owners((row["key"], row) for row in stored.tables["aliases"])


def _by_units(stored: Stored) -> Mapping[frozenset[str], tuple[str, ...]]:
    return _owners(
        (frozenset(row["units"].split(" ")), row)
        for row in stored.tables["aliases"]
        if row["units"]
    )


def _starts(spelled: Iterable[Sequence[str]]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for words in spelled:
        if words:
            found[words[0]] = max(found.get(words[0], 0), len(words))
    return MappingProxyType(found)


def _owners(spelled: Iterable[tuple[Spelled, Row]]) -> Mapping[Spelled, tuple[str, ...]]:
    """The models of each spelling; a nickname is none, as it stands for a model by choice."""
    found: dict[Spelled, tuple[str, ...]] = {}
    for spelling, row in spelled:
        owners = found.get(spelling, ())
        if row["role"] != "nickname" and row["model"] not in owners:
            found[spelling] = (*owners, row["model"])
    return MappingProxyType(found)


def _reviews(stored: Stored) -> tuple[Review, ...]:
    figures = stored.grouped("review_figures", "review")
    reviews = [
        Review(
            row["id"],
            (row["first"], row["second"]),
            row["reviewed"],
            row["note"],
            {
                model: stored.facts([each for each in figures[row["id"]] if each["model"] == model])
                for model in (row["first"], row["second"])
            },
            row["by"],
        )
        for row in stored.tables["reviews"]
    ]
    reviews.sort(key=lambda review: review.id)
    return tuple(sorted(reviews, key=lambda review: review.reviewed, reverse=True))


def _name_words(stored: Stored) -> NameWords:
    words = stored.grouped("name_words", "role")
    return NameWords(
        *(frozenset(row["word"] for row in words.get(role.name, [])) for role in fields(NameWords))
    )
