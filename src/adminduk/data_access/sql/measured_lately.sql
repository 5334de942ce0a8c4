-- The last hour: sums, the most that waited, when the last word came, and the answers by how long they took.
SELECT sum(answered)::bigint AS answered, sum(refused)::bigint AS refused, sum(failed)::bigint AS failed,
       max(waiting) AS waiting, max(minute) AS last, count(DISTINCT process)::integer AS processes,
       (SELECT array_agg(total ORDER BY place)
        FROM (SELECT place, sum(one)::bigint AS total
              FROM data_access_measure, unnest(latency) WITH ORDINALITY AS bucket(one, place)
              WHERE minute >= %(since)s GROUP BY place) AS summed) AS latency
FROM data_access_measure WHERE minute >= %(since)s
