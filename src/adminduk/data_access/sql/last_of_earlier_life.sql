-- Rows that came with a backup bear transactions that this server has not made yet.
SELECT access_id FROM data_access_access WHERE transaction_id >= %(ceiling)s
ORDER BY access_id DESC LIMIT 1
