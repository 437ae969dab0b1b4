"""Mentions -> actors, with reasons."""
