"""What is new, for whom, posted once."""
