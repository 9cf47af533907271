"""What the bot must remember: the inbox, threads, settings, feedback, installations."""
