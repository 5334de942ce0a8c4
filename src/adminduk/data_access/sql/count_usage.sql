-- Accesses of transactions from %(since)s on and below %(horizon)s (null: all), added to what was counted before.
INSERT INTO data_access_usage AS usage (client_no, day, way, outcome, agreement_no, accesses)
SELECT client_no, (at AT TIME ZONE 'Asia/Jakarta')::date, way, outcome, min(agreement_no), count(*)
FROM data_access_access
WHERE transaction_id >= %(since)s
  AND (%(horizon)s::bigint IS NULL OR transaction_id < %(horizon)s::bigint)
  AND (%(after)s::uuid IS NULL OR access_id > %(after)s::uuid)
GROUP BY 1, 2, 3, 4
ON CONFLICT (client_no, day, way, outcome) DO UPDATE SET accesses = usage.accesses + excluded.accesses
