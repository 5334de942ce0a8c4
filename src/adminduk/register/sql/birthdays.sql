-- What birthdays changed between two days, for residents who reached an age at which they count for
-- something else; two days of grace around 29 February, whose difference is nothing.
SELECT village_code, cell, sum(change)::integer AS change
FROM (
    SELECT DISTINCT ON (person.person_id) family.village_code, person.*
    FROM unnest(ARRAY[5, 10, 15, 17, 18, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75]) AS years
    JOIN register_person AS person
      ON person.birth_date BETWEEN (%(last)s::date - years * interval '1 year')::date - 1
                               AND (%(day)s::date - years * interval '1 year')::date + 1
    JOIN register_membership AS place ON place.person_id = person.person_id AND upper_inf(place.during)
    JOIN register_family AS family ON family.family_id = place.family_id AND family.active
    WHERE person.life = 'living' AND person.residence = 'resident'
    ORDER BY person.person_id
) AS person
CROSS JOIN LATERAL (
    SELECT cell, 1 AS change FROM register_person_cells(
        person.sex, person.birth_date, person.religion, person.education, person.occupation,
        person.marital_status, person.blood_type, person.citizenship, person.disability,
        person.birth_akta_number, %(day)s) AS cell
    UNION ALL
    SELECT cell, -1 FROM register_person_cells(
        person.sex, person.birth_date, person.religion, person.education, person.occupation,
        person.marital_status, person.blood_type, person.citizenship, person.disability,
        person.birth_akta_number, %(last)s) AS cell
) AS counts
WHERE cell IS NOT NULL
GROUP BY village_code, cell
HAVING sum(change) <> 0
