"""Questions in Chinese are read as the English ones that ask the same."""

from decimal import Decimal

import pytest

from bot.reading import Asked, Reader
from bot.reading.chinese import chinese_figure
from bot.reading.cleaning import clean
from bot.reading.glossary import cut
from bot.responder import Responder
from knowledge.catalog import Catalog
from tests.languages import heard

SAME = [
    ("Kimi K2支持function call吗", "does Kimi K2 do function calling?"),
    ("kimi k2和gpt-4 turbo哪个更便宜?", "kimi k2 and gpt-4 turbo, which is cheaper?"),
    ("Kimi K2 跟 GPT-4 Turbo 谁的上下文更长", "Kimi K2, GPT-4 Turbo: who has longer context"),
    ("Kimi K2多少钱", "price of Kimi K2"),
    ("gpt-4 turbo能看图吗?", "does gpt-4 turbo do vision?"),
    ("Claude 3.5 Haiku是什么时候发布的", "Claude 3.5 Haiku released"),
    ("最便宜的开源模型", "cheapest open source model"),
    ("上下文20万以上的模型", "models with at least 200k context"),
    ("200k以上上下文的模型", "models with at least 200k context"),
    ("输出价格不超过1美元的模型", "models with output price at most 1 dollar"),
    ("2025年3月之后发布的模型", "models released after March 2025"),
    ("2025年3月15日以后发布的模型", "models released after 2025-03-15"),
    ("Bedrock上最便宜的模型", "cheapest model on bedrock"),
    ("上下文最长的三个模型", "top 3 models by longest context"),
    ("Kimi K2、GPT-4 Turbo。有什么区别", "difference between Kimi K2, GPT-4 Turbo"),
]  # fmt: skip
TRAFFIC = [
    ("Kimi K2 100万次请求", Asked(1_000_000)),
    ("一百万次请求用Kimi K2", Asked(1_000_000)),
    ("Kimi K2 两百万次请求", Asked(2_000_000)),
    ("Kimi K2每月3百万次请求", Asked(3_000_000, per="month")),
    ("Kimi K2每天5万次请求,每次1500输入300输出", Asked(50_000, 1_500, 300, "day")),
    ("Kimi K2每周30万次请求,每次输入1500输出300", Asked(300_000, 1_500, 300, "week")),
    ("Kimi K2每月2亿输入token、5000万输出token多少钱",
     Asked(None, 200_000_000, 50_000_000, "month")),
    ("Kimi K2,月请求量 150 万,输入 1k 输出 200", Asked(1_500_000, 1_000, 200, "month")),
]  # fmt: skip
FIGURES = [
    ("100万", "1m"),
    ("20万", "0.20m"),
    ("12.8万", "128k"),
    ("5千", "5k"),
    ("2 亿", "0.2bn"),
    ("70亿", "7bn"),
    ("一百万", "1m"),
    ("两百万", "2m"),
    ("三亿五千万", "350m"),
    ("一千二百", "1200"),
    ("2025年3月", "march 2025"),
    ("2025年", "2025"),
    ("16 倍", "16x"),
]
LIMITS = [
    ("不超过1美元的模型", ("output_price", Decimal(1))),
    ("有没有100万上下文、价格低于50美分的模型", ("context_window", 1_000_000)),
    ("上下文至少 200k 的模型", ("context_window", 200_000)),
]
RIGHT = [
    ("Kimi K2有哪些公应商", ("公应商", "供应商")),
    ("Kimi K2支持fucntion call吗", ("fucntion", "function")),
]
NOT_QUESTIONS = [
    "今天天气怎么样",
    "比特币多少钱",
    "我觉得Kimi K2很好用",
    "昨天用Claude写了一个脚本",
    "高铁和飞机哪个更便宜?",
    "我们上下班都坐地铁",
    "Kimi K2多少人民币",
    "Kimi K2速度怎么样",
]


@pytest.fixture(scope="module")
def reader(reviewed_catalog: Catalog) -> Reader:
    return Reader(reviewed_catalog)


@pytest.fixture(scope="module")
def responder(reviewed_responder: Responder) -> Responder:
    return reviewed_responder


@pytest.mark.parametrize(("chinese", "english"), SAME)
def test_a_question_is_read_as_the_english_one(reader: Reader, chinese: str, english: str) -> None:
    assert heard(reader.read(chinese)) == heard(reader.whole(clean(english)))
    assert reader.read(chinese).unexplained == ()


@pytest.mark.parametrize(("message", "traffic"), TRAFFIC)
def test_traffic_is_read(reader: Reader, message: str, traffic: Asked) -> None:
    assert reader.read(message).traffic == traffic


@pytest.mark.parametrize(("written", "english"), FIGURES)
def test_numbers_are_written_as_english_does(written: str, english: str) -> None:
    figure = chinese_figure(written, cut(written), 0)
    assert figure is not None
    assert figure[0] == english


@pytest.mark.parametrize(("message", "limit"), LIMITS)
def test_limits_are_read(reader: Reader, message: str, limit: tuple[str, object]) -> None:
    stated = reader.read(message).stated[0]
    assert (stated.attribute, stated.value) == limit


@pytest.mark.parametrize(("message", "correction"), RIGHT)
def test_slips_are_put_right_and_said(
    reader: Reader, message: str, correction: tuple[str, str]
) -> None:
    assert reader.read(message).corrections == (correction,)


@pytest.mark.parametrize("message", NOT_QUESTIONS)
def test_what_is_no_question_is_not_answered(responder: Responder, message: str) -> None:
    assert responder.respond(responder.read(message)).reply.receipt.kind == "declined"


def test_a_name_is_quoted_as_it_was_written(reader: Reader) -> None:
    reading = reader.read("GPT-9.5多少钱?")
    mention = reading.unknown_names[0]
    assert mention.spelling == "GPT-9.5"
    assert reading.message[mention.at :].startswith("GPT-9.5多少钱")
