"""Builds the bundled data from packages: `python -m geodata.build`; nothing here runs in the product.

Packages that only the builders need are imported where they are used, so that the tests run without them.
"""
