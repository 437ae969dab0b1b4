"""Files, folders and streams -> documents."""
