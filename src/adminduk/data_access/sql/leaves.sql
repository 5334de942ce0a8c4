-- The hashes of the lines of some transactions, month by month, in the order in which they are sealed. Said here
-- and not in the database, so that whoever changes a line cannot change what hashes it.
SELECT month, count(*)::integer AS lines, string_agg(leaf, ''::bytea ORDER BY transaction_id, access_id) AS leaves
FROM (
    SELECT right(tableoid::regclass::text, 6) AS month, transaction_id, access_id, substring(sha256(
               uuid_send(subject_id) || uuid_send(access_id) || timestamptz_send(at) || int8send(transaction_id)
               || int4send(agreement_no) || int4send(client_no) || int2send(way) || int2send(outcome)
               || int8send(asked) || int8send(agreed) || int8send(given)) FROM 1 FOR 16) AS leaf
    FROM data_access_access
    WHERE transaction_id >= %(first)s AND transaction_id < %(next)s
      AND access_id >= adminduk_first_id(%(since)s) AND access_id < adminduk_first_id(%(until)s)) AS line
GROUP BY month ORDER BY month
