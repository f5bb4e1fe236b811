"""Measures an exported model: sinks, digests, copying, and outputs to read by eye."""
