-- From complete papers to the last signature, the time that we waited for the applicant not counted.
WITH signed AS (
    SELECT case_id, max(signed_at) AS at FROM documents_signing
    GROUP BY case_id HAVING bool_and(status = 'signed')
), done AS (
    SELECT progress.complete_at, progress.due_at, signed.at, progress.waited_seconds,
           extract(epoch FROM signed.at - progress.complete_at) - progress.waited_seconds AS seconds
    FROM casework_progress AS progress JOIN signed USING (case_id)
    WHERE progress.service = 'birth' AND progress.kabkota LIKE %(region)s || '%%'
      AND (signed.at AT TIME ZONE %(zone)s)::date BETWEEN %(first)s AND %(last)s
)
SELECT count(*) AS done,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) / 3600 AS median_hours,
       avg(CASE WHEN ((at - make_interval(secs => waited_seconds)) AT TIME ZONE %(zone)s)::date
                     = (complete_at AT TIME ZONE %(zone)s)::date THEN 1.0 ELSE 0.0 END) AS same_day,
       avg(CASE WHEN at <= due_at THEN 1.0 ELSE 0.0 END) AS in_time
FROM done
