"""Pictures of typical answers for docs/answers.md, drawn without Slack."""
