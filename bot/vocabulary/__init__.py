"""The words people ask with, as data, one file per language."""
