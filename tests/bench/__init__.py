"""Benchmarks: figures that a command prints (`make bench`), never timed tests."""
