"""Makes (prompt, answer) pairs of the digest task from the corpus."""
