SELECT person_id, membership_id, family_id, kabkota, revision
FROM register_membership WHERE family_id = ANY (%(families)s)
