"""The nouns of the project: frozen records without behaviour that needs another room."""
