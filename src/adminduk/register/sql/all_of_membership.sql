-- `during` as an entry tells it: since which day.
SELECT person_id, membership_id, family_id, kabkota, relation, position, lower(during) AS since, entry_id
FROM register_membership WHERE kabkota = %(kabkota)s AND upper_inf(during)
