"""The display name of a model, chosen from what its listings call it."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping

from knowledge.names.forms import normal_form_of
from knowledge.names.key import Key, Keys
from knowledge.sources.listing import Listing

# "Anthropic: Claude 3 Opus", "Claude 3 Opus (latest)", "Kimi K2.6 (free)", "GLM-5 [Deprecated]".
_MAKER = re.compile(r"\A[^:()]{2,30}: (?=\S)")
_REMARK = re.compile(
    r"\s*[(\[](latest|free|deprecated|retired|beta|preview|exp|self-moderated|batch|[^()\]]*think\w*)[)\]]\s*\Z",
    re.IGNORECASE,
)


def title_of(model: str, listings: Iterable[Listing], own: frozenset[str], keys: Keys) -> str:
    """The name the maker's own service uses, else the commonest, else the id with capitals.

    A name that says more than the model ("o4 Mini High") is only taken where there is no other,
    that of a whole family never.
    `own` are the maker's own providers as the listings write them.
    """
    named = [(cleaned(listing.name), listing.provider in own) for listing in listings]
    written = [(name, is_own) for name, is_own in named if name and _is_written(name)]
    found = {name: keys.key_of(name) for name, _ in written}
    telling = [each for each in written if not _is_a_familys(found[each[0]], model)]
    plain = [each for each in telling if found[each[0]] == Key(model)]
    plain = plain or [each for each in telling if not found[each[0]].marks] or telling
    first = [name for name, is_own in plain if is_own] or [name for name, _ in plain]
    counts = Counter(first)
    if not counts:
        return _capitals(model)
    return max(counts, key=lambda name: (counts[name], -len(name), name))


def told_apart(titles: Mapping[str, str]) -> Mapping[str, str]:
    """Titles by model id, each of one model only: "Command R" and "Command R (08-2024)".

    The model whose id is the title keeps it, else the one with the shortest id.
    """
    sharing: dict[str, list[str]] = defaultdict(list)
    for model, title in titles.items():
        sharing[normal_form_of(title)].append(model)
    found, taken = dict(titles), set(sharing)
    for form, models in sharing.items():
        keeper = min(models, key=lambda model: (normal_form_of(model) != form, len(model), model))
        for model in models:
            if model != keeper:
                found[model] = _longer(titles[model], model, keeper, taken)
                taken.add(normal_form_of(found[model]))
    return found


def cleaned(name: str) -> str:
    """A name without its maker in front and without remarks behind it."""
    shorter = _REMARK.sub("", _MAKER.sub("", name.strip()))
    return " ".join(shorter.split())


def _longer(title: str, model: str, keeper: str, taken: Container[str]) -> str:
    """A title with what a model's id says more than the keeper's, or all of it if that is taken."""
    rest = model.removeprefix(keeper).strip("-") if model.startswith(keeper) else model
    shorter = f"{title} ({rest})"
    return f"{title} ({model})" if normal_form_of(shorter) in taken else shorter


def _is_a_familys(key: Key, model: str) -> bool:
    """Whether a name is but the first word of the model's id: "Qwen" of qwen-7b."""
    return "-" not in key.name and model.startswith(f"{key.name}-")


def _is_written(name: str) -> bool:
    """Whether it is a name for people rather than an id."""
    return "/" not in name and (name != name.lower() or " " in name)


def _capitals(key: str) -> str:
    return " ".join(part[:1].upper() + part[1:] for part in key.split("-"))
