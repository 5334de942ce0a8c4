-- Whom these agreements have asked about and found, from %(since)s on and below %(horizon)s. News are no questions.
INSERT INTO data_access_served (subject_id, agreement_no, since)
SELECT subject_id, agreement_no, min(at) FROM data_access_access
WHERE transaction_id >= %(since)s AND transaction_id < %(horizon)s AND agreement_no = ANY (%(agreements)s)
  AND outcome IN (1, 3, 4) AND way <> 5
GROUP BY subject_id, agreement_no
ON CONFLICT DO NOTHING
