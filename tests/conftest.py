"""What holds for every test."""

from hypothesis import settings

# No test is timed: a busy machine makes nothing wrong. Speed is measured in benchmarks/.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
