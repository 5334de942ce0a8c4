-- Births by day of the office: reported, approved (registered) and signed (the last document of the case).
WITH signed AS (
    SELECT case_id, max(signed_at) AS at FROM documents_signing
    GROUP BY case_id HAVING bool_and(status = 'signed')
), days AS (
    SELECT generate_series(%(first)s::date, %(last)s::date, '1 day')::date AS day
), births AS (
    SELECT progress.*, signed.at AS signed_at FROM casework_progress AS progress
    LEFT JOIN signed USING (case_id)
    WHERE progress.service = 'birth' AND progress.kabkota LIKE %(region)s || '%%'
)
SELECT days.day,
       count(*) FILTER (WHERE (submitted_at AT TIME ZONE %(zone)s)::date = days.day) AS reported,
       count(*) FILTER (WHERE (registered_at AT TIME ZONE %(zone)s)::date = days.day) AS approved,
       count(*) FILTER (WHERE (signed_at AT TIME ZONE %(zone)s)::date = days.day) AS signed,
       count(*) FILTER (WHERE (signed_at AT TIME ZONE %(zone)s)::date = days.day
                          AND ((signed_at - make_interval(secs => waited_seconds)) AT TIME ZONE %(zone)s)::date
                              = (complete_at AT TIME ZONE %(zone)s)::date) AS same_day
FROM days LEFT JOIN births ON days.day IN (
    (submitted_at AT TIME ZONE %(zone)s)::date, (registered_at AT TIME ZONE %(zone)s)::date,
    (signed_at AT TIME ZONE %(zone)s)::date)
GROUP BY days.day ORDER BY days.day
