-- Entries of one kab/kota whose bytes do not hash to their leaf, that nobody sealed and that do not wait;
-- and seals whose entry is gone. RFC 9162, 2.1.1: a leaf hash begins with a zero byte.
SELECT coalesce(entry.entry_id, place.entry_id) AS entry_id, place.seq,
       CASE WHEN entry.entry_id IS NULL THEN 'the entry is gone'
            WHEN place.entry_id IS NULL THEN 'the entry was never sealed'
            ELSE 'the entry is not what was sealed' END AS problem
FROM (SELECT entry_id, sha256('\x00'::bytea || salt || payload) AS leaf
      FROM register_entry WHERE kabkota = %(kabkota)s) AS entry
FULL JOIN (SELECT entry_id, seq, leaf FROM journal_sealed WHERE chain = %(kabkota)s
           UNION ALL
           SELECT entry_id, NULL, leaf FROM journal_waiting WHERE chain = %(kabkota)s) AS place
    USING (entry_id)
WHERE entry.leaf IS DISTINCT FROM place.leaf
ORDER BY place.seq NULLS LAST, entry_id
LIMIT 1
