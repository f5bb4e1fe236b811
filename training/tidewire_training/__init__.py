"""Tokenizer, data, training and evaluation of Tidewire's default model."""
