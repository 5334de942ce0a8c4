-- The lines of one seal with their hashes, for naming the one that was changed.
SELECT access_id, substring(sha256(
           uuid_send(subject_id) || uuid_send(access_id) || timestamptz_send(at) || int8send(transaction_id)
           || int4send(agreement_no) || int4send(client_no) || int2send(way) || int2send(outcome)
           || int8send(asked) || int8send(agreed) || int8send(given)) FROM 1 FOR 16) AS leaf
FROM data_access_access
WHERE transaction_id >= %(first)s AND transaction_id < %(next)s AND right(tableoid::regclass::text, 6) = %(month)s
  AND access_id >= adminduk_first_id(%(since)s) AND access_id < adminduk_first_id(%(until)s)
ORDER BY transaction_id, access_id
