"""Fault reports: what a bot and a builder do when things go wrong (`make faults`)."""
