"""The authored tables that make one of many: makers, providers and licences as frozen lookups."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.facts import Unknown
from knowledge.sources.authored_files import Files, Place
from knowledge.sources.authored_forms import LicenceForm, MakerForm, NamedForm, ProviderForm
from knowledge.sources.lookups import (
    Licence,
    Licences,
    Makers,
    Provider,
    Providers,
    licence_key,
    slug,
)

__all__ = ["Licence", "Licences", "Makers", "Provider", "Providers", "Tables", "read"]

REST = "-*"


@dataclass(frozen=True, slots=True)
class Tables:
    """All three tables."""

    makers: Makers
    providers: Providers
    licences: Licences


def read(folder: Path) -> Tables:
    """Read the tables of a folder of authored files; BrokenSource says where a fault is."""
    files = Files(folder)
    providers = dict(files.entries("providers", ProviderForm))
    makers = dict(files.entries("makers", MakerForm))
    licences = dict(files.entries("licences", LicenceForm))
    for maker, form in makers.items():
        for service in form.own:
            if service not in providers:
                place = Place(files.place("makers").file, maker)
                raise place.fault("own", f"{service!r} is not in providers.toml")
    return Tables(
        _makers(files.place("makers"), makers),
        _providers(files.place("providers"), providers),
        _licences(files.place("licences"), licences),
    )


def _makers(place: Place, forms: Mapping[str, MakerForm]) -> Makers:
    names = {slug(word): maker for maker, form in forms.items() for word in _typed(form)}
    organisations = _owners(place, "ids", {maker: form.ids for maker, form in forms.items()})
    return Makers(
        organisations,
        names | organisations,
        _owners(place, "families", {maker: form.families for maker, form in forms.items()}),
        {start: maker for maker, form in forms.items() for start in form.models},
        frozenset(word for form in forms.values() for word in form.everyday),
        {maker: frozenset(form.own) for maker, form in forms.items()},
    )


def _providers(place: Place, forms: Mapping[str, ProviderForm]) -> Providers:
    ids = {each: (each, *form.ids, *form.regions) for each, form in forms.items()}
    whole = {each: [key for key in own if not key.endswith(REST)] for each, own in ids.items()}
    begun = {each: [key for key in own if key.endswith(REST)] for each, own in ids.items()}
    spellings = {slug(word): each for each, form in forms.items() for word in _typed(form)}
    owners = spellings | _owners(place, "ids", whole)
    starts = _owners(place, "ids", begun)
    return Providers(
        {key: _provider(each, key, forms[each]) for key, each in owners.items()},
        {f"{key}-": _provider(each, key, forms[each]) for key, each in starts.items()},
        {each: form.name for each, form in forms.items()},
    )


def _provider(provider: str, written: str, form: ProviderForm) -> Provider:
    region = form.regions.get(written, "")
    return Provider(provider, form.name, region, form.tier, form.local, form.resells)


def _licences(place: Place, forms: Mapping[str, LicenceForm]) -> Licences:
    names = {each: (each, form.name, *form.ids) for each, form in forms.items()}
    owners = _owners(place, "ids", names, licence_key)
    found = {each: _licence(each, form) for each, form in forms.items()}
    return Licences({key: found[each] for key, each in owners.items()})


def _licence(licence: str, form: LicenceForm) -> Licence:
    use = form.commercial_use or Unknown.NOT_SOURCED
    return Licence(licence, form.name, form.openness, use, form.meaning, form.source)


def _owners(
    place: Place, field: str, words: Mapping[str, Iterable[str]], key: Callable[[str], str] = slug
) -> dict[str, str]:
    """Whose each word is; a word of two entries is a fault."""
    owners: dict[str, str] = {}
    for entry, own in words.items():
        for word in own:
            other = owners.setdefault(key(word), entry)
            if other != entry:
                raise Place(place.file, entry).fault(field, f"{word!r} already means {other}")
    return owners


def _typed(form: NamedForm) -> tuple[str, ...]:
    return (form.name, *form.aliases)
