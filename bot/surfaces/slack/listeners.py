"""Which listener hears what, in the order in which Bolt tries them: the first match wins."""

import re

from slack_bolt.async_app import AsyncApp

from bot.surfaces.slack.answering import Answering
from bot.surfaces.slack.at_home import AtHome
from bot.surfaces.slack.behind import Behind
from bot.surfaces.slack.buttons import Buttons
from bot.surfaces.slack.channel_settings import ChannelSettings
from bot.surfaces.slack.commands import COMMAND, Commands
from bot.surfaces.slack.comparing import COMPARE, MODELS
from bot.surfaces.slack.comparison_form import ComparisonForm
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.ending_at_home import EndingAtHome
from bot.surfaces.slack.errors import Errors
from bot.surfaces.slack.home import EXAMPLE, OPEN_COMPARISON, SETTINGS_OF
from bot.surfaces.slack.messages import Messages
from bot.surfaces.slack.mute_buttons import MUTE
from bot.surfaces.slack.muting import Muting
from bot.surfaces.slack.opinions import Opinions
from bot.surfaces.slack.picked import for_picked
from bot.surfaces.slack.settings_form import FORM, PROVIDERS, ZONE
from bot.surfaces.slack.shortcuts import CHECK_CLAIM, COMPARE_MENTIONED, Shortcuts
from bot.surfaces.slack.subscription_commands import SubscriptionCommands
from bot.surfaces.slack.subscription_form import SubscriptionForm
from bot.surfaces.slack.subscriptions_view import (
    END_AT_HOME,
    END_IN_FORM,
    SUBSCRIPTIONS_OF,
    UNMUTE,
)
from bot.surfaces.slack.subscriptions_view import FORM as SUBSCRIPTIONS
from bot.surfaces.slack.typeahead import Typeahead
from bot.surfaces.slack.under import FEEDBACK
from bot.surfaces.slack.welcome import Welcome
from bot.surfaces.slack.workflow_step import COMPARE_TWO, WorkflowStep


def register(app: AsyncApp, desk: Desk) -> None:
    """Give every kind of request its listener; each one passed over costs microseconds."""
    Behind(desk).register(app)
    messages, buttons = Messages(Answering(desk)), Buttons(desk)
    form, settings = ComparisonForm(desk), ChannelSettings(desk)
    subscribed = SubscriptionForm(desk)
    typed = SubscriptionCommands(desk, subscribed)
    app.command(COMMAND)(Commands(desk, form, settings, typed).compare)
    app.event("app_mention")(messages.written)
    app.event("message")(messages.written)
    app.action(re.compile(r"^finish:\d+$"))(buttons.finish)
    app.action(re.compile(r"^ask:\d+$"))(buttons.ask)
    app.action("share")(buttons.share)
    app.action(FEEDBACK)(Opinions(desk).given)
    app.view(COMPARE)(form.sent)
    app.view(FORM)(settings.sent)
    _register_menus(app, Typeahead(desk))
    _register_subscriptions(app, desk, subscribed)
    _register_home(app, AtHome(desk), form, settings)
    _register_shortcuts(app, Shortcuts(desk))
    app.function(COMPARE_TWO)(WorkflowStep(desk).executed)
    app.event("member_joined_channel")(Welcome(desk).joined)
    app.event(re.compile(".*"))(messages.other)
    app.error(Errors(desk).failed)


def _register_menus(app: AsyncApp, names: Typeahead) -> None:
    app.options(MODELS)(names.models)
    app.options(PROVIDERS)(names.providers)
    app.options(ZONE)(names.zones)


def _register_subscriptions(app: AsyncApp, desk: Desk, form: SubscriptionForm) -> None:
    app.view(SUBSCRIPTIONS)(form.sent)
    app.action(re.compile(rf"^{END_IN_FORM}:\d+$"))(form.ended)
    app.action(re.compile(rf"^{UNMUTE}:\d+$"))(form.unmuted)
    app.action(SUBSCRIPTIONS_OF)(for_picked(form.desk, form.open))
    app.action(re.compile(rf"^{END_AT_HOME}:\d+$"))(EndingAtHome(desk, AtHome(desk)).ended)
    app.action(re.compile(rf"^{MUTE}:\d+$"))(Muting(desk).muted)


def _register_home(
    app: AsyncApp, at_home: AtHome, form: ComparisonForm, settings: ChannelSettings
) -> None:
    app.event("app_home_opened")(at_home.opened)
    app.action(re.compile(rf"^{EXAMPLE}:"))(at_home.asked)
    app.action(OPEN_COMPARISON)(form.open_at_home)
    app.action(SETTINGS_OF)(for_picked(settings.desk, settings.open))


def _register_shortcuts(app: AsyncApp, shortcuts: Shortcuts) -> None:
    app.shortcut(COMPARE_MENTIONED)(shortcuts.compare)
    app.shortcut(CHECK_CLAIM)(shortcuts.check)
