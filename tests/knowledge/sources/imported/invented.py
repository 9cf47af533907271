"""Small invented files of every form, and what of them tests share."""

import csv
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from knowledge.attribute import Direction
from knowledge.attributes import Benchmark
from knowledge.sources.imported import FORMS
from knowledge.sources.imported.reading import Taken, read
from knowledge.sources.listing import Listing

BENCHMARKS = tuple(
    Benchmark(name, shown, unit, Direction.HIGHER, "", ())
    for name, shown, unit in (
        ("gpqa", "GPQA", "points"),
        ("mmlu_pro", "MMLU-Pro", "points"),
        ("humaneval", "HumanEval", "points"),
        ("livecodebench", "LiveCodeBench", "points"),
        ("tau2_bench", "tau2-bench", "points"),
        ("arena_elo", "Arena Elo", "rating points"),
    )
)

# The day that every invented file is of.
DAY = "2026-05-28"

GENAI_PRICES: Any = [
    {
        "id": "acme",
        "name": "Acme",
        "pricing_urls": ["https://acme.example/prices"],
        "api_pattern": "https://api.acme.example",
        "models": [
            {
                "id": "acme-2",
                "name": "Acme 2",
                "match": {"equals": "acme-2"},
                "context_window": 200000,
                "prices": [
                    {"prices": {"input_mtok": 4, "output_mtok": 20}},
                    {
                        "constraint": {"start_date": "2026-01-15"},
                        "prices": {
                            "input_mtok": {"base": 3, "tiers": [{"start": 200000, "price": 6}]},
                            "output_mtok": 15,
                            "cache_read_mtok": 0.3,
                            "web_searches_kcount": 10,
                        },
                    },
                ],
                "price_variants": [
                    {
                        "when": {"processing": "batch"},
                        "prices": {"input_mtok": 1.5, "output_mtok": 7.5},
                    }
                ],
            }
        ],
    }
]

MODELS_DEV: Any = {
    "acme": {
        "id": "acme",
        "name": "Acme",
        "models": {
            "acme-2": {
                "id": "acme-2",
                "name": "Acme 2",
                "release_date": "2026-01-15",
                "knowledge": "2025-08",
                "open_weights": False,
                "reasoning": True,
                "tool_call": True,
                "limit": {"context": 200000, "output": 8000},
                "modalities": {"input": ["text", "image"], "output": ["text"]},
                "cost": {"input": 3, "output": 15},
            }
        },
    }
}

LITELLM: Any = {
    "sample_spec": {"litellm_provider": "one of many", "mode": "chat"},
    "acme/acme-2": {
        "litellm_provider": "acme",
        "mode": "chat",
        "max_input_tokens": 200000,
        "input_cost_per_token": 3e-06,
        "output_cost_per_token": 1.5e-05,
        "supports_vision": True,
    },
}

OPENROUTER: Any = {
    "data": [
        {
            "id": "acme/acme-2",
            "canonical_slug": "acme/acme-2-20260115",
            "name": "Acme: Acme 2",
            "created": 1768435200,
            "context_length": 200000,
            "knowledge_cutoff": "2025-08-31",
            "architecture": {"input_modalities": ["text", "image"], "output_modalities": ["text"]},
            "pricing": {
                "prompt": "0.000003",
                "completion": "0.000015",
                "input_cache_read": "0.0000003",
                "request": "0",
            },
            "top_provider": {"context_length": 200000, "max_completion_tokens": 8000},
            "supported_parameters": ["tools", "response_format", "seed"],
        }
    ]
}

OPENROUTER_BENCHMARKS: Any = {
    "meta": {"attribution": "Results by OpenRouter, CC BY 4.0"},
    "data": [
        {
            "model": "acme/acme-2",
            "provider": "north-cloud",
            "benchmark": "gpqa_diamond",
            "score": 0.715,
            "window_end": "2026-11-01",
        }
    ],
}

LLM_STATS: Any = {
    "data/organizations/acme/organization.json": {
        "organization_id": "acme",
        "name": "Acme Works",
    },
    "data/organizations/acme/models/acme-2/model.json": {
        "model_id": "acme-2",
        "name": "Acme 2",
        "organization_id": "acme",
        "release_date": "2026-01-15",
        "knowledge_cutoff": "2025-08-31",
        "param_count": 70000000000,
        "license_id": "apache_2_0",
        "multimodal": False,
    },
    "data/organizations/acme/models/acme-2/benchmarks.json": [
        {
            "benchmark_id": "gpqa",
            "score": 0.65,
            "is_self_reported": True,
            "verified": False,
            "analysis_method": "0-shot",
        },
        {"benchmark_id": "mmlu-pro", "score": 0.7, "is_self_reported": False, "verified": True},
    ],
    "data/providers/north-cloud/models.json": [
        {
            "model_id": "acme-2",
            "price_per_input_token": "0.000002",
            "price_per_output_token": 8e-06,
            "max_input_tokens": 128000,
            "max_output_tokens": 4096,
            "feature_function_calling": True,
            "feature_structured_output": True,
            "feature_batch_inference": True,
            "feature_code_execution": True,
        }
    ],
    "package.json": {"name": "somebody's page", "version": "1.0.0"},
}

EPOCH: Any = {
    "gpqa_diamond.csv": [
        {
            "Model version": "acme-2-20260115_high",
            "mean_score": "0.715",
            "Release date": "2026-01-15",
            "Organization": "Acme",
            "Name": "Acme 2",
            "Started at": "2026-02-01T08:00:00Z",
        }
    ]
}

HELM: Any = {
    "models": [
        {
            "name": "acme/acme-2",
            "display_name": "Acme 2 (70B)",
            "creator_organization_name": "Acme",
            "access": "open",
            "num_parameters": "70000000000",
            "release_date": "2026-01-15",
            "tags": ["TEXT_MODEL_TAG", "VISION_LANGUAGE_MODEL_TAG"],
        }
    ]
}

DOCUMENTS: Mapping[str, Any] = {
    "genai-prices": GENAI_PRICES,
    "models.dev": MODELS_DEV,
    "openrouter": OPENROUTER,
    "openrouter-benchmarks": OPENROUTER_BENCHMARKS,
    "llm-stats": LLM_STATS,
    "epoch": EPOCH,
    "helm": HELM,
    "litellm": LITELLM,
}
# Forms whose files come in JSON and alone, so that any test can write one.
JSON_FORMS = ("genai-prices", "models.dev", "openrouter", "openrouter-benchmarks", "litellm")


def taken(name: str, document: Any, as_of: str = DAY) -> Taken:
    """What a document of a form comes to on a day."""
    return read(FORMS[name], document, "invented.json", BENCHMARKS, as_of=as_of)


def only(name: str, document: Any, as_of: str = DAY) -> Listing:
    """The one listing that a document of a form comes to on a day."""
    (listing,) = taken(name, document, as_of).listings
    return listing


def written(folder: Path, name: str, document: Any = None) -> str:
    """The path of a form's invented file, or of another document in the form's way of writing."""
    document = DOCUMENTS[name] if document is None else document
    folder.mkdir(exist_ok=True)
    if name == "llm-stats":
        path = folder / "llm-stats.zip"
        path.write_bytes(zipped({f"main/{each}": json.dumps(document[each]) for each in document}))
    elif name == "epoch":
        ((file, rows),) = document.items()
        path = folder / file
        path.write_text(table(rows), encoding="utf-8")
    else:
        path = folder / ("models.yaml" if name == "helm" else "models.json")
        # JSON is YAML, too.
        path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


def table(rows: list[dict[str, str]]) -> str:
    """Rows as comma-separated values."""
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip of files, packed."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return data.getvalue()
