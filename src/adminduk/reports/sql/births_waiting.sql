-- Who holds what now: by stage and officer, with the oldest promise.
SELECT status, assigned_to, count(*) AS cases, min(due_at) AS nearest_promise,
       count(*) FILTER (WHERE due_at < %(at)s AND waiting_since IS NULL) AS late
FROM casework_progress
WHERE service = 'birth' AND kabkota LIKE %(region)s || '%%'
  AND status NOT IN ('done', 'rejected', 'cancelled')
GROUP BY status, assigned_to ORDER BY late DESC, cases DESC
