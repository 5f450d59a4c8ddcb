"""Sentences by rule, a question a module: facts and what stands in the pack, in plain Dutch."""
