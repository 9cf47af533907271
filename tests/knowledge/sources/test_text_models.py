"""Which offers are language models that write text."""

import pytest

from knowledge.sources.text_models import writes_text


@pytest.mark.parametrize(
    ("offer", "name"),
    [
        ("maker/aurora-7b-instruct", "Aurora 7B Instruct"),
        ("aurora-vision-90b", "Aurora Vision 90B"),
        ("aurora-omni-flash", ""),
        ("speechmakers/aurora-7b", ""),
        ("embed-labs/aurora-7b", ""),
        ("autoglade-9b", "AutoGlade 9B"),
        ("ultrafeedback-7b", ""),
        ("aurora-bard-7b", ""),
        ("vanguardian-7b", ""),
        ("aurora-guard-8b", ""),
        ("maker/aurora-ocr", ""),
    ],
)
def test_a_language_model_is_kept(offer: str, name: str) -> None:
    assert writes_text(offer, name)


@pytest.mark.parametrize(
    ("offer", "name"),
    [
        ("maker/aurora-embedding-0.6b", ""),
        ("text-embed-3", ""),
        ("bge-m3", ""),
        ("aurora-reranker-4b", ""),
        ("whisper-large-v3", ""),
        ("aurora-tts-1", ""),
        ("aurora-2", "Aurora Transcribe 2"),
        ("aurora-realtime", ""),
        ("aurora-flash-image", ""),
        ("relay/auto", "Auto"),
        ("cloud/model-router", ""),
        ("ft:aurora-7b", ""),
    ],
)
def test_what_writes_no_text_of_its_own_is_left_out(offer: str, name: str) -> None:
    assert not writes_text(offer, name)
