"""The graph -> files: one format, one file."""
