-- Two people of the asking region with the family each is in and what was entered about them.
SELECT person.person_id, person.kabkota, person.name, coalesce(person.nik, '') AS nik, person.sex,
       person.birth_date, person.birth_date_estimated, person.birth_place, person.life, person.residence,
       person.marital_status, person.mother_name, person.father_name, person.birth_akta_number,
       place.family_id,
       coalesce(family.address || ' RT ' || family.rt || ' RW ' || family.rw, '') AS home,
       coalesce(family.village_code, '') AS village,
       (SELECT jsonb_agg(jsonb_build_object('name', member.name, 'relation', other.relation)
                         ORDER BY other.position)
        FROM register_membership AS other
        JOIN register_person AS member ON member.person_id = other.person_id
        WHERE other.family_id = place.family_id AND upper_inf(other.during)) AS members,
       (SELECT jsonb_agg(jsonb_build_object('at', step.recorded_at, 'kind', entry.kind) ORDER BY step.revision)
        FROM register_revision AS step
        JOIN register_entry AS entry ON entry.entry_id = step.entry_id
        WHERE step.subject_id = person.person_id) AS entries,
       (SELECT min(step.recorded_at) FROM register_revision AS step
        WHERE step.subject_id = person.person_id) AS first_entered
FROM register_person AS person
LEFT JOIN register_membership AS place ON place.person_id = person.person_id AND upper_inf(place.during)
LEFT JOIN register_family AS family ON family.family_id = place.family_id
WHERE person.person_id = ANY (%s)
