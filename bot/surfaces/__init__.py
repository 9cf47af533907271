"""Surfaces carry messages in and draw replies; they decide nothing."""
