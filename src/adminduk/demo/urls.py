"""Pages that exist in the demo only."""

from __future__ import annotations

app_name = "demo"
urlpatterns: list[object] = []
