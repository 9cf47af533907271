"""Tells language models that write text from what else is sold beside them."""

import re

_OTHERS = re.compile(
    r"""(?<![a-z0-9])(?:
        embed | embedd?ings? | embedder | embeddinggemma | nemoretriever | voyage |
        bge | gte | e5 | colbert | mpnet | minilm | lm-l6 | rerank | reranker | distilbert |
        whisper | tts | transcribe | transcription | asr | stt | speech | voice |
        (?<!gpt-)(?<!gpt-4o-)(?<!gpt-4o-mini-)audio |
        realtime | live | livetranslate | sonic | parakeet | orpheus | elevenlabs |
        image | images | imagen | imagine | dall | flux | sdxl | stable-?diffusion\w* | banana |
        seedream | recraft | ideogram | midjourney |
        video | veo | sora | kling | seedance | hailuo | lyria | music |
        moderation | ttm |
        reward | decider
    )(?![a-z])""",
    re.VERBOSE,
)
# Switches that pass a question on to some model; a fine-tuned model has no price of its own kind.
_NO_MODEL = re.compile(r"(?:^|[/:-])(?:auto|(?:model[-_])?router)(?:$|[/:-])|^ft:|\.ft-$")


def writes_text(offer: str, name: str = "") -> bool:
    """Whether an offer, by its id and name, is one language model that writes text.

    What turns text into vectors, scores, sound or images does not, nor the other way round; models
    made for live speech are left out with these, but not those that chat and also hear (gpt-audio).
    Guards, which write verdicts, and models made to read pages are language models.
    """
    model = offer.lower().rpartition("/")[2]
    return not (
        _OTHERS.search(model) or _OTHERS.search(name.lower()) or _NO_MODEL.search(offer.lower())
    )
