"""The day that answers are given on in tests: what they say of old figures hangs on it."""

from datetime import date

TODAY = date(2026, 11, 21)
