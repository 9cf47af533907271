"""What a setting may be, and the words for what it may not be; a secret is never in them."""

import base64
import binascii
from pathlib import Path
from typing import Annotated, Literal, TypeAlias
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, SecretStr

_FERNET_KEY = 32
_DATABASES = ("sqlite:///", "postgresql://", "postgresql+psycopg://")


class UnreadableSettingsError(Exception):
    """`.env` cannot be read; the message is one line for whoever runs the bot."""


def in_words(message: str) -> str:
    """Give what pydantic says of a value as one would say it."""
    return message.removeprefix("Value error, ").removeprefix("Input ")


def of_file(value: object) -> object:
    """Read a secret out of the file that `<NAME>_FILE` names; a value itself stays as it is."""
    if not isinstance(value, Path):
        return value
    try:
        return value.read_text("utf-8").strip()
    except OSError as fault:
        raise ValueError(f"{value} cannot be read: {fault.strerror}") from None
    except UnicodeDecodeError:
        raise ValueError(f"{value} is not text") from None


def _keys(value: object) -> object:
    """Split keys at commas; a key that is none is named by its place, never by what it is."""
    value = of_file(value)
    if not isinstance(value, str):
        return value
    keys = tuple(key for each in value.split(",") if (key := each.strip()))
    for place, key in enumerate(keys, 1):
        try:
            fits = len(base64.b64decode(key.encode(), b"-_", validate=True)) == _FERNET_KEY
        except (binascii.Error, UnicodeEncodeError):
            fits = False
        if not fits:
            raise ValueError(f"key {place} is no Fernet key: 32 bytes as URL-safe base64")
    return keys


def _port_or_none(value: object) -> object:
    return None if isinstance(value, str) and value.strip().lower() == "off" else value


def _database(value: object) -> object:
    value = of_file(value)
    if isinstance(value, str) and not value.startswith(_DATABASES):
        # Never quoted: there may be a password in it.
        raise ValueError(f"it has to begin with {' or '.join(_DATABASES)}")
    return value


def _pages(value: object) -> object:
    """Read the address that pages are below; without a slash at its end."""
    if not isinstance(value, str):
        return value
    value = value.strip()
    try:
        url = urlsplit(value)
        whole = bool(url.scheme == "https" and url.hostname and url.port != 0)
        whole = whole and url.username is None and not (url.query or url.fragment)
    except ValueError:
        whole = False
    if not whole or " " in value:
        raise ValueError("it has to be an https address, such as https://versus.example.com")
    return value.rstrip("/")


def _lower(value: object) -> object:
    return value.strip().lower() if isinstance(value, str) else value


Secret: TypeAlias = Annotated[SecretStr, BeforeValidator(of_file)]
Keys: TypeAlias = Annotated[tuple[SecretStr, ...], BeforeValidator(_keys)]
Database: TypeAlias = Annotated[SecretStr, BeforeValidator(_database)]
PagesUrl: TypeAlias = Annotated[str, BeforeValidator(_pages)]
Port: TypeAlias = Annotated[int, Field(ge=0, le=65535)]
OptionalPort: TypeAlias = Annotated[Port | None, BeforeValidator(_port_or_none)]
Level: TypeAlias = Annotated[Literal["debug", "info", "warning", "error"], BeforeValidator(_lower)]
Format: TypeAlias = Annotated[Literal["auto", "json", "text"], BeforeValidator(_lower)]
# How often something is done: not more than once a second, at least once a day.
Seconds: TypeAlias = Annotated[float, Field(ge=1, le=86_400)]
Unreadable: TypeAlias = Annotated[Literal["hold", "retry"], BeforeValidator(_lower)]
