"""Data sets, drawings, and how to get them."""
