-- `during` as an entry tells it: from which day, and until which. A place of no day at all has neither.
SELECT person_id, membership_id, family_id, kabkota, relation, position, lower(during) AS since,
       upper(during) AS until, entry_id, revision
FROM register_membership WHERE kabkota = %(kabkota)s
