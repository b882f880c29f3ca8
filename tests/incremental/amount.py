"""How much is tried: a little in the ordinary suite, and as much as one likes with `make fuzz`."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

VARIABLE = "GAZETTE_FUZZ_STEPS"
STEPS = int(os.environ.get(VARIABLE, "30"))
"""About how many edits each way to build goes through, besides those of the tour."""

_EDITS_OF_AN_EXAMPLE = 5

FUZZ = settings(
    max_examples=max(STEPS // _EDITS_OF_AN_EXAMPLE, 1),
    deadline=None,
    # An explanation would take as long again as finding what there is to explain.
    phases=set(Phase) - {Phase.explain},
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    print_blob=True,
)
