"""Measurements: gold scores and speed, printed by commands."""
