"""Profiles of Hypothesis: ``dev``, the default, looks at the same examples each time.

``HYPOTHESIS_PROFILE=long``, ``ci`` or ``nightly`` looks longer, and elsewhere each time.
"""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("dev", max_examples=100, deadline=None, derandomize=True)
settings.register_profile(
    "mutation", max_examples=30, deadline=None, database=None, derandomize=True
)
settings.register_profile("ci", max_examples=300, deadline=None, print_blob=True)
settings.register_profile(
    "nightly",
    max_examples=20_000,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))
