-- The first transaction with lines that are not sealed, and the oldest that still runs: below it nothing grows.
SELECT (SELECT min(transaction_id) FROM data_access_access
        WHERE transaction_id >= %(first)s AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
          AND access_id >= adminduk_first_id(%(since)s)) AS first,
       pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS horizon
