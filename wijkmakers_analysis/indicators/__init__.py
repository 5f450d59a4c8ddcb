"""Programme -> facts: one question a module, listed in `catalogue`; nothing is imported here."""
