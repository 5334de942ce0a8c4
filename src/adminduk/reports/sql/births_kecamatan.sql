-- Births by kecamatan of the family card: reported and signed in the period, and what waits now.
WITH signed AS (
    SELECT case_id, max(signed_at) AS at FROM documents_signing
    GROUP BY case_id HAVING bool_and(status = 'signed')
)
SELECT progress.kecamatan,
       count(*) FILTER (WHERE (progress.submitted_at AT TIME ZONE %(zone)s)::date BETWEEN %(first)s AND %(last)s)
           AS reported,
       count(*) FILTER (WHERE (signed.at AT TIME ZONE %(zone)s)::date BETWEEN %(first)s AND %(last)s) AS signed,
       count(*) FILTER (WHERE progress.status NOT IN ('done', 'rejected', 'cancelled')) AS waiting,
       count(*) FILTER (WHERE progress.status NOT IN ('done', 'rejected', 'cancelled')
                          AND progress.due_at < %(at)s AND progress.waiting_since IS NULL) AS late,
       percentile_cont(0.5) WITHIN GROUP (
           ORDER BY extract(epoch FROM signed.at - progress.complete_at) - progress.waited_seconds)
           FILTER (WHERE (signed.at AT TIME ZONE %(zone)s)::date BETWEEN %(first)s AND %(last)s) / 3600
           AS median_hours
FROM casework_progress AS progress LEFT JOIN signed USING (case_id)
WHERE progress.service = 'birth' AND progress.kabkota LIKE %(region)s || '%%'
GROUP BY progress.kecamatan ORDER BY reported DESC, progress.kecamatan
