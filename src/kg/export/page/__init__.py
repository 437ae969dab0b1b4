"""The page's parts: its data, its picture, its template, its style and its scripts."""
