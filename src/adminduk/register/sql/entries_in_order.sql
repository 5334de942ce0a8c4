-- The journal of one kab/kota in the order of its chain; what the sealer has not taken yet comes last.
SELECT entry.entry_id, entry.payload
FROM register_entry AS entry
LEFT JOIN journal_sealed AS place ON place.chain = entry.kabkota AND place.entry_id = entry.entry_id
WHERE entry.kabkota = %(kabkota)s
ORDER BY place.seq NULLS LAST, entry.entry_id
