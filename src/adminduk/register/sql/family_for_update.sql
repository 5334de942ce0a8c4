-- The family that somebody enters, held until the act is complete, with what its next member needs.
-- The lock is on the family's row only; two births in one family wait for each other, no others do.
SELECT family.kk_number, family.village_code, family.kabkota, family.active,
       (SELECT max(place.position) FROM register_membership AS place
        WHERE place.family_id = family.family_id AND upper_inf(place.during)) AS last_position,
       (SELECT person.religion FROM register_person AS person
        WHERE person.person_id = family.head_id) AS religion
FROM register_family AS family WHERE family.family_id = %(family_id)s
FOR NO KEY UPDATE OF family
