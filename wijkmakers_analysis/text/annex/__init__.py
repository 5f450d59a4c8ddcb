"""The technical annex: for the analyst and the municipality's researchers."""
