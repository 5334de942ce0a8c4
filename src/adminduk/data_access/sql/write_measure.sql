INSERT INTO data_access_measure AS measure (minute, process, answered, refused, failed, waiting, latency)
VALUES (date_trunc('minute', $1::timestamptz - interval '1 second'), $2, $3, $4, $5, $6, $7)
ON CONFLICT (minute, process) DO UPDATE SET
    answered = measure.answered + excluded.answered, refused = measure.refused + excluded.refused,
    failed = measure.failed + excluded.failed, waiting = greatest(measure.waiting, excluded.waiting),
    latency = (SELECT array_agg(one + more ORDER BY place)
               FROM unnest(measure.latency, excluded.latency) WITH ORDINALITY AS both(one, more, place))
