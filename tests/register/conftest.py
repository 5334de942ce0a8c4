"""Two lengths of the life of a village: one for every run, one for a night (`--hypothesis-profile=long`)."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, settings

FREE = {"deadline": None, "suppress_health_check": list(HealthCheck)}
# The same choices in every run; shrinking takes minutes, so only the long run does it.
settings.register_profile(
    "village",
    max_examples=20,
    stateful_step_count=40,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    **FREE,
)
settings.register_profile("long", max_examples=400, stateful_step_count=120, print_blob=True, **FREE)
