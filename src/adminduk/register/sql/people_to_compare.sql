-- What people of one kab/kota are compared by, for the file of the whole register.
COPY (
    SELECT person.person_id, person.name, person.birth_date, person.birth_date_estimated, person.birth_place,
           person.sex, person.mother_id, person.mother_name, person.father_id, person.father_name,
           place.family_id, coalesce(family.address, ''), coalesce(family.village_code, ''),
           person.birth_akta_number
    FROM register_person AS person
    LEFT JOIN register_membership AS place ON place.person_id = person.person_id AND upper_inf(place.during)
    LEFT JOIN register_family AS family ON family.family_id = place.family_id
    WHERE person.kabkota = %s AND person.life IN ('living', 'dead')
) TO STDOUT
