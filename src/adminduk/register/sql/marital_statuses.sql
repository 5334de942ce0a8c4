-- What the register said of somebody's marital status, the newest first. A record that began without a word
-- of it began as "not married". Entries of other regions are not seen.
SELECT coalesce((change ->> 'marital_status')::int, 1) AS marital_status
FROM register_revision AS made
JOIN register_entry AS entry USING (entry_id)
CROSS JOIN jsonb_array_elements(convert_from(entry.payload, 'UTF8')::jsonb -> 'changes' -> 'person') AS change
WHERE made.subject_id = %(person_id)s AND change ->> 'person_id' = %(person_id)s::text
  AND (change ? 'marital_status' OR made.revision = 1)
ORDER BY made.revision DESC
