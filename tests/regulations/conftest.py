from __future__ import annotations

from datetime import date

import pytest

from adminduk.regulations.law import Law


@pytest.fixture
def law() -> Law:
    return Law(on=date(2026, 11, 21), region="3201")
