"""Write an invented programme of any size: people, partners, activities and who came."""

from wijkmakers_analysis.example.workspace import Size, write_data, write_example

__all__ = ["Size", "write_data", "write_example"]
