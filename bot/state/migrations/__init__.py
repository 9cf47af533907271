"""How the state's tables came about, revision by revision."""
