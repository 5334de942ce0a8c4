-- Whose home these families are: who is in them now, or was last in one of them (also the dead).
SELECT person.person_id, person.kabkota, person.revision, last.family_id
FROM register_person AS person
JOIN (
    SELECT DISTINCT ON (person_id) person_id, family_id
    FROM register_membership
    WHERE person_id IN (SELECT person_id FROM register_membership WHERE family_id = ANY (%(families)s))
    ORDER BY person_id, upper_inf(during) DESC, upper(during) DESC NULLS LAST, membership_id DESC
) AS last ON last.person_id = person.person_id
WHERE last.family_id = ANY (%(families)s)
ORDER BY person.person_id
FOR NO KEY UPDATE OF person
