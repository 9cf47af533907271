"""The Slack surface: carries mentions, direct messages and `/compare` in, draws replies out."""
