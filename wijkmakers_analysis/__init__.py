"""Wijkmakers Analysis."""
