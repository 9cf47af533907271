"""The environment and `.env`; the only module that reads it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, SecretStr, ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.allowed import (
    Database,
    Format,
    Keys,
    Level,
    OptionalPort,
    PagesUrl,
    Port,
    Seconds,
    Secret,
    Unreadable,
    UnreadableSettingsError,
    in_words,
)

ROOT = Path(__file__).parent.parent
ENV_FILE = Path(".env")
OURS = ("slack_", "versus_")
SECRETS = (
    "bot_token",
    "app_token",
    "signing_secret",
    "client_secret",
    "state",
    "encryption_keys",
)


def _beside(read: Mapping[str, Any]) -> SecretStr:
    return SecretStr(f"sqlite:///{read.get('data', ROOT / 'data')}/state.db")


class _Files(PydanticBaseSettingsSource):
    """Secrets from the files that `<NAME>_FILE` variables of another source name."""

    def __init__(self, settings_cls: type[BaseSettings], names: EnvSettingsSource) -> None:
        super().__init__(settings_cls)
        self._names = names.env_vars

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Give the path of one field's file; the field's own validator reads it."""
        name = str(field.validation_alias)
        path = self._names.get(f"{name}_file".lower()) if field_name in SECRETS else None
        return Path(path) if path else None, name, False

    def __call__(self) -> dict[str, Any]:
        """Give the paths of all files that are named."""
        fields = self.settings_cls.model_fields.items()
        found = (self.get_field_value(field, name) for name, field in fields)
        return {name: path for path, name, _ in found if path is not None}


class Settings(BaseSettings):
    """What an operator can set; each field is read from the variable named beside it.

    A secret may also be the content of the file that `<NAME>_FILE` names.
    """

    # Without the input: what was typed at the wrong place may be a secret.
    model_config = SettingsConfigDict(
        env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    bot_token: Secret | None = Field(default=None, validation_alias="SLACK_BOT_TOKEN")
    app_token: Secret | None = Field(default=None, validation_alias="SLACK_APP_TOKEN")
    signing_secret: Secret | None = Field(default=None, validation_alias="SLACK_SIGNING_SECRET")
    client_id: str | None = Field(default=None, validation_alias="SLACK_CLIENT_ID")
    client_secret: Secret | None = Field(default=None, validation_alias="SLACK_CLIENT_SECRET")
    api_url: str = Field(default="https://slack.com/api/", validation_alias="SLACK_API_URL")
    host: str = Field(default="127.0.0.1", validation_alias="VERSUS_HOST")
    port: Port = Field(default=3000, validation_alias="VERSUS_PORT")
    health_port: OptionalPort = Field(default=3001, validation_alias="VERSUS_HEALTH_PORT")
    log_level: Level = Field(default="info", validation_alias="VERSUS_LOG_LEVEL")
    log_format: Format = Field(default="auto", validation_alias="VERSUS_LOG_FORMAT")
    catalog: Path = Field(default=ROOT / "catalog.db", validation_alias="VERSUS_CATALOG")
    data: Path = Field(default=ROOT / "data", validation_alias="VERSUS_DATA")
    wheels: Path = Field(default=ROOT / ".wheels", validation_alias="VERSUS_WHEELS")
    state: Database = Field(default_factory=_beside, validation_alias="VERSUS_STATE")
    pages_url: PagesUrl | None = Field(default=None, validation_alias="VERSUS_PAGES_URL")
    announce_every: Seconds = Field(default=60.0, validation_alias="VERSUS_ANNOUNCE_EVERY")
    unreadable: Unreadable = Field(default="hold", validation_alias="VERSUS_UNREADABLE")
    replicas: int = Field(default=1, ge=1, validation_alias="VERSUS_REPLICAS")
    encryption_keys: Annotated[Keys, NoDecode] = Field(
        default=(), validation_alias="VERSUS_ENCRYPTION_KEYS"
    )

    @property
    def slack(self) -> bool:
        """Whether enough is set to connect to Slack: a bot token, and either way in.

        Without a bot token many workspaces can install Versus, over HTTP.
        """
        many = self.client_id and self.client_secret and self.signing_secret
        return bool(many or (self.bot_token and (self.app_token or self.signing_secret)))

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still missing where some, but not all, of Slack's settings are there."""
        ways_in = self.app_token or self.signing_secret
        if self.slack or not (self.bot_token or ways_in):
            return ()
        if not self.bot_token:
            return ("SLACK_BOT_TOKEN",)
        return ("SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)",)

    @property
    def apart(self) -> str | None:
        """Why these settings do not go together; None where they do."""
        if self.replicas > 1 and self.state.get_secret_value().startswith("sqlite:"):
            return "VERSUS_REPLICAS above 1 needs PostgreSQL in VERSUS_STATE: SQLite has one writer"
        return None

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every secret there is, for those who keep them out of what they write."""
        single = (getattr(self, name) for name in SECRETS)
        found = (each if isinstance(each, tuple) else (each,) for each in single)
        return tuple(each.get_secret_value() for group in found for each in group if each)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - made here, as it can fail
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - files are named singly
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put the environment before `.env`, and in each of them a value before a file."""
        if not isinstance(env_settings, EnvSettingsSource):
            raise TypeError("the environment is read as variables")
        named = (env_settings, _written(settings_cls))
        both = (source for each in named for source in (each, _Files(settings_cls, each)))
        return (init_settings, *both)


@dataclass(frozen=True, slots=True)
class Looked:
    """What is set, with the default in place of what is wrong; and what is wrong, by variable."""

    settings: Settings
    wrong: Mapping[str, str]
    unread: tuple[str, ...]


def looked_through() -> Looked:
    """Read all settings, however wrong some of them are, and name those that nothing reads."""
    unread = tuple(sorted(_unread()))
    try:
        return Looked(Settings(), {}, unread)
    except ValidationError as faults:
        wrong = {
            str(each["loc"][0]): in_words(each["msg"])
            for each in faults.errors()
            # Said of a default that hangs on another setting, where any other is wrong.
            if each["type"] != "default_factory_not_called"
        }
    fields = Settings.model_fields.values()
    defaults = {str(each.validation_alias): each.get_default() for each in fields}
    instead: dict[str, Any] = {name: defaults[name] for name in wrong}
    return Looked(Settings(**instead), wrong, unread)


def _written(settings_cls: type[BaseSettings]) -> DotEnvSettingsSource:
    try:
        return DotEnvSettingsSource(settings_cls, ENV_FILE, "utf-8", env_ignore_empty=True)
    except OSError as fault:
        raise UnreadableSettingsError(f"{ENV_FILE} cannot be read: {fault.strerror}") from None
    except UnicodeDecodeError:
        raise UnreadableSettingsError(f"{ENV_FILE} is not text") from None


def _unread() -> Iterator[str]:
    """Name variables that look like ours and are not, such as a name mistyped."""
    known = {str(field.validation_alias) for field in Settings.model_fields.values()}
    known |= {f"{Settings.model_fields[name].validation_alias}_FILE" for name in SECRETS}
    for source in (EnvSettingsSource(Settings, env_ignore_empty=True), _written(Settings)):
        for name in source.env_vars:
            if name.startswith(OURS) and name.upper() not in known:
                yield name.upper()
