-- What was measured on each day (WIB) since %(since)s.
SELECT (minute AT TIME ZONE 'Asia/Jakarta')::date AS day, sum(answered)::bigint AS answered,
       sum(refused)::bigint AS refused, sum(failed)::bigint AS failed,
       count(DISTINCT minute)::integer AS minutes
FROM data_access_measure WHERE minute >= %(since)s GROUP BY 1 ORDER BY 1
