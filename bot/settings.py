"""The environment and `.env`; the only module that reads it."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).parent.parent


class Settings(BaseSettings):
    """What an operator can set; each field is read from the variable named beside it."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    bot_token: SecretStr | None = Field(default=None, validation_alias="SLACK_BOT_TOKEN")
    app_token: SecretStr | None = Field(default=None, validation_alias="SLACK_APP_TOKEN")
    signing_secret: SecretStr | None = Field(default=None, validation_alias="SLACK_SIGNING_SECRET")
    api_url: str = Field(default="https://slack.com/api/", validation_alias="SLACK_API_URL")
    host: str = Field(default="127.0.0.1", validation_alias="VERSUS_HOST")
    port: int = Field(default=3000, ge=0, le=65535, validation_alias="VERSUS_PORT")
    catalog: Path = Field(default=ROOT / "catalog.db", validation_alias="VERSUS_CATALOG")

    data: Path = Field(default=ROOT / "data", validation_alias="VERSUS_DATA")
    wheels: Path = Field(default=ROOT / ".wheels", validation_alias="VERSUS_WHEELS")

    @property
    def slack(self) -> bool:
        """Whether enough is set to connect to Slack: a bot token, and either way in."""
        return bool(self.bot_token and (self.app_token or self.signing_secret))

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still missing where some, but not all, of Slack's settings are there."""
        ways_in = self.app_token or self.signing_secret
        if self.slack or not (self.bot_token or ways_in):
            return ()
        if not self.bot_token:
            return ("SLACK_BOT_TOKEN",)
        return ("SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)",)
