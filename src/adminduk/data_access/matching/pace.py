"""Files wait for people: while interactive questions stand in line, the next part is put off."""

from __future__ import annotations

import time

from django.db import connection

# Sessions of the answering process that are at work at this moment; a few glances, because each is short.
BUSY = """
SELECT count(*) FROM pg_stat_activity
WHERE application_name = 'adminduk institutions' AND state = 'active' AND datname = current_database()
"""
GLANCES, BETWEEN = 3, 0.01
LONGEST_PAUSE = 5.0


def give_way(took: float) -> float:
    """Rests as long as the last part took when somebody is waiting; answers the seconds."""
    seen = 0
    for glance in range(GLANCES):
        if glance:
            time.sleep(BETWEEN)
        with connection.cursor() as cursor:
            cursor.execute(BUSY)
            seen += cursor.fetchone()[0]
    if seen < GLANCES:
        return 0.0
    pause = min(took, LONGEST_PAUSE)
    time.sleep(pause)
    return pause
