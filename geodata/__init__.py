"""Reads news reports into located claims."""
