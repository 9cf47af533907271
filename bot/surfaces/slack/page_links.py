"""Links to the pages of an installation: of which models they are.

`BASE/models/ID` is a model's page, `BASE/compare/ID-vs-ID` and `BASE/compare/ID/ID` are a pair's,
with or without a slash or `.html` at the end. Any other address is none of ours.
"""

from collections.abc import Iterator
from urllib.parse import SplitResult, unquote, urlsplit

from knowledge.catalog import Catalog

MODEL, PAIR = "models", "compare"
BETWEEN = "-vs-"
HTTPS = 443
LONGEST = 2_000


def models_of(url: str, base: str, catalog: Catalog) -> tuple[str, ...]:
    """The ids of the model, or of the two, that a link is about; empty where it is none of ours."""
    below = _below(url, base)
    if below is None:
        return ()
    kind, *rest = below
    for ids in _candidates(kind, rest):
        if len(set(ids)) == len(ids) and all(each in catalog.cards for each in ids):
            return ids
    return ()


def _below(url: str, base: str) -> list[str] | None:
    """The parts of a link's path below the base; None where it is of another place."""
    if len(url) > LONGEST:
        return None
    try:
        link, ours = urlsplit(url), urlsplit(base)
        same = _place(link) == _place(ours)
    except ValueError:
        return None
    path = ours.path.rstrip("/") + "/"
    if not same or link.username is not None or not link.path.startswith(path):
        return None
    below = link.path[len(path) :].removesuffix("/").removesuffix(".html")
    parts = [unquote(part).casefold() for part in below.split("/")]
    return parts if all(parts) else None


def _place(url: SplitResult) -> tuple[str, str | None, int | None]:
    return url.scheme, url.hostname, url.port or HTTPS


def _candidates(kind: str, rest: list[str]) -> Iterator[tuple[str, ...]]:
    """Which ids the end of a path may stand for."""
    if kind == MODEL and len(rest) == 1:
        yield (rest[0],)
    elif kind == PAIR and len(rest) == 2:
        yield (rest[0], rest[1])
    elif kind == PAIR and len(rest) == 1:
        parts = rest[0].split(BETWEEN)
        for place in range(1, len(parts)):
            yield BETWEEN.join(parts[:place]), BETWEEN.join(parts[place:])
