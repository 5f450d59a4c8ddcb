"""Facts and listings of the pack set in rows, a question a module; no arithmetic."""
