-- Entries of one chain that have no seal yet, a thousand at a time; those that do not wait for one have
-- no leaf.
SELECT 0::bigint AS seq, waiting.leaf, entry.entry_id::text, true AS there, entry.payload, entry.salt,
       entry.recorded_at, entry.evidence::text,
       entry.kabkota::text, entry.kind::text, entry.version, entry.person_id::text, entry.family_id::text,
       entry.akta_number::text, entry.corrects::text, entry.effective_on::text, entry.registered_on::text,
       entry.office_id, entry.actor_kind::text, entry.actor_id::text, entry.actor_name::text,
       entry.legal_basis::text[], entry.case_id::text
FROM register_entry AS entry
LEFT JOIN journal_waiting AS waiting ON waiting.chain = entry.kabkota AND waiting.entry_id = entry.entry_id
WHERE entry.kabkota = %(chain)s AND entry.entry_id > %(after)s
  AND NOT EXISTS (SELECT FROM journal_sealed AS place
                  WHERE place.chain = entry.kabkota AND place.entry_id = entry.entry_id)
ORDER BY entry.entry_id
LIMIT 1000
