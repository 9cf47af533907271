"""Files that an operator imports: one module for each form, all of them in FORMS."""

from collections.abc import Mapping

from knowledge.sources.imported import (
    epoch,
    genai_prices,
    helm,
    litellm,
    llm_stats,
    models_dev,
    openrouter,
    openrouter_benchmarks,
)
from knowledge.sources.imported.form import Form

# A new form is a module with a FORM, and its line here.
FORMS: Mapping[str, Form] = {
    form.name: form
    for form in (
        genai_prices.FORM,
        models_dev.FORM,
        openrouter.FORM,
        openrouter_benchmarks.FORM,
        llm_stats.FORM,
        epoch.FORM,
        helm.FORM,
        litellm.FORM,
    )
}
