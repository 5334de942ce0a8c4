-- A stretch of one chain in its order, each seal with its entry; the entry is NULL where it is gone.
SELECT place.seq, place.leaf, place.entry_id::text, entry.entry_id IS NOT NULL AS there,
       entry.payload, entry.salt,
       entry.recorded_at, entry.evidence::text,
       entry.kabkota::text, entry.kind::text, entry.version, entry.person_id::text, entry.family_id::text,
       entry.akta_number::text, entry.corrects::text, entry.effective_on::text, entry.registered_on::text,
       entry.office_id, entry.actor_kind::text, entry.actor_id::text, entry.actor_name::text,
       entry.legal_basis::text[], entry.case_id::text
FROM journal_sealed AS place
LEFT JOIN register_entry AS entry ON entry.entry_id = place.entry_id AND entry.kabkota = place.chain
WHERE place.chain = %(chain)s AND place.seq BETWEEN %(first)s AND %(last)s
ORDER BY place.seq
