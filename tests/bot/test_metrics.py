"""What Prometheus reads."""

import re
import time

from prometheus_client.parser import text_string_to_metric_families

from bot.metrics import Metrics
from bot.reply import Status

NAMES = {
    "slack_requests",
    "slack_ack_seconds",
    "guard_rejected",
    "answers",
    "answer_seconds",
    "slack_api",
    "slack_429",
    "inflight",
    "inbox_depth",
    "inbox_oldest_seconds",
    "catalog_info",
    "catalog_age_seconds",
    "announce_posts",
    "announcements",
    "announce_last_look_seconds",
}


def values(metrics: Metrics) -> dict[str, float]:
    """Every sample that is not zero, as it is written."""
    body, _ = metrics.exposed()
    return {
        f"{sample.name}{{{','.join(sample.labels.values())}}}": sample.value
        for family in text_string_to_metric_families(body.decode())
        for sample in family.samples
        if sample.value and not sample.name.endswith("_created")
    }


def used() -> Metrics:
    metrics = Metrics.fresh()
    metrics.requested("event", "taken", 0.02)
    metrics.rejected("unsigned")
    metrics.answered(Status.ANSWERED, 0.4)
    metrics.answered("failed")
    metrics.called("chat.postMessage")
    metrics.called("chat.postMessage", "ratelimited")
    metrics.inbox(3, 12.5)
    metrics.catalog("2026-11-28.abc", time.time() - 60)
    return metrics


def test_every_figure_has_the_name_it_is_known_by() -> None:
    body, kind = used().exposed()
    named = {family.name for family in text_string_to_metric_families(body.decode())}
    assert {name for name in named if not name.endswith("_created")} == NAMES
    assert kind.startswith("text/plain")


def test_what_happened_is_counted() -> None:
    found = values(used())
    assert found["slack_requests_total{event,taken}"] == 1
    assert found["slack_ack_seconds_bucket{0.025}"] == 1
    assert found["guard_rejected_total{unsigned}"] == 1
    assert (found["answers_total{answered}"], found["answers_total{failed}"]) == (1, 1)
    assert found["answer_seconds_count{}"] == 1
    assert found["slack_api_total{,chat.postMessage}"] == 1
    assert found["slack_api_total{ratelimited,chat.postMessage}"] == 1
    assert found["slack_429_total{}"] == 1
    assert (found["inbox_depth{}"], found["inbox_oldest_seconds{}"]) == (3, 12.5)
    assert found["catalog_info{2026-11-28.abc}"] == 1
    assert 59 < found["catalog_age_seconds{}"] < 120


def test_only_the_edition_that_answers_is_named() -> None:
    metrics = used()
    metrics.catalog("newer", time.time())
    assert [name for name in values(metrics) if "info" in name] == ["catalog_info{newer}"]


def test_what_is_under_way_is_counted_until_it_ends() -> None:
    metrics = Metrics.fresh()
    with metrics.under_way():
        assert values(metrics)["inflight{}"] == 1
    assert "inflight{}" not in values(metrics)


def test_what_is_no_name_makes_no_series_of_its_own() -> None:
    metrics = Metrics.fresh()
    for number in range(100):
        metrics.called("chat.postMessage", f"the channel C{number} said: <hello>")
    assert [name for name in values(metrics) if "api" in name] == [
        "slack_api_total{other,chat.postMessage}"
    ]


def test_two_bots_in_one_process_count_apart() -> None:
    used()
    assert not values(Metrics.fresh())


def test_no_label_names_a_team_a_person_or_a_channel() -> None:
    body, _ = used().exposed()
    labels = set(re.findall(r'[{,](\w+)="', body.decode()))
    assert labels == {"kind", "outcome", "why", "method", "error", "edition", "le"}
