"""Statements -> a networkx graph and the measures over it."""
