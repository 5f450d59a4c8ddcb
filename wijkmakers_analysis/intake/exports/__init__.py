"""Read what Teams, Zoom, Eventbrite, MS Forms and Google Forms export, known by its content."""

from wijkmakers_analysis.intake.exports.export import Export
from wijkmakers_analysis.intake.exports.recognising import read_export, recognise_export
from wijkmakers_analysis.intake.exports.restarts import joined_reports
from wijkmakers_analysis.intake.exports.ties import unused_names

__all__ = ["Export", "joined_reports", "read_export", "recognise_export", "unused_names"]
