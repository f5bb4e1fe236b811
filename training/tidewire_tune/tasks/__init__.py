"""What the model is taught: lines, updates, leads and the check."""
