"""Teaches a pretrained model (SmolLM2-135M-Instruct) the tape: format "tape-2"."""
