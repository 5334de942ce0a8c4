-- The log of transactions from %(since)s on and below %(horizon)s, by client and hour. Files and the feed are not
-- judged, nor are sandbox clients. Answers who asked.
INSERT INTO data_access_pulse AS pulse (client_no, hour, agreement_no, accesses, asked, missed, found, near)
SELECT access.client_no, date_trunc('hour', access.at, 'UTC'), min(access.agreement_no), count(*), count(*),
       count(*) FILTER (WHERE access.outcome IN (2, 7)), 0, 0
FROM data_access_access AS access
JOIN data_access_client AS client ON client.client_no = access.client_no AND NOT client.sandbox
WHERE access.transaction_id >= %(since)s AND access.transaction_id < %(horizon)s
  AND (%(after)s::uuid IS NULL OR access.access_id > %(after)s::uuid)
  AND access.way NOT IN (4, 5)
GROUP BY 1, 2
ON CONFLICT (client_no, hour) DO UPDATE SET
    accesses = pulse.accesses + excluded.accesses, asked = pulse.asked + excluded.asked,
    missed = pulse.missed + excluded.missed
RETURNING pulse.client_no
