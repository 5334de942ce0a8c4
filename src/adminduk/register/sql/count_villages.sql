-- Everybody who lives in these villages, counted as of one day: a row for each village, and its cells.
WITH residents AS (
    SELECT family.village_code, cell
    FROM register_family AS family
    JOIN register_membership AS place ON place.family_id = family.family_id AND upper_inf(place.during)
    JOIN register_person AS person ON person.person_id = place.person_id
    CROSS JOIN LATERAL register_person_cells(
        person.sex, person.birth_date, person.religion, person.education, person.occupation,
        person.marital_status, person.blood_type, person.citizenship, person.disability,
        person.birth_akta_number, %(day)s) AS cell
    WHERE family.village_code = ANY (%(villages)s) AND family.active
      AND person.life = 'living' AND person.residence = 'resident' AND cell IS NOT NULL
    UNION ALL
    SELECT village_code, 'families:all:0' FROM register_family
    WHERE village_code = ANY (%(villages)s) AND active
), counted AS (
    SELECT village_code, cell, count(*) AS n FROM residents GROUP BY village_code, cell
)
SELECT village_code, jsonb_object_agg(cell, n)::text AS cells FROM counted GROUP BY village_code
