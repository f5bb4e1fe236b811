"""Held-out lines and verdicts."""
