"""One file per revision, the oldest first by number."""
