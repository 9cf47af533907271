"""The answer templates, one file per kind of question."""
