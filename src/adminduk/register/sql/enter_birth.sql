-- One statement for the whole entry of a birth: the entry, and the current tables that follow from it.
-- The child, its NIK and its place in the family are there or not at all.
WITH entry AS (
    INSERT INTO register_entry (
        entry_id, kabkota, kind, version, payload, salt, person_id, family_id, akta_number, corrects,
        effective_on, registered_on, recorded_at, office_id, actor_kind, actor_id, actor_name,
        legal_basis, evidence, case_id)
    VALUES (
        %(entry_id)s, %(kabkota)s, %(kind)s, %(version)s, %(payload)s, %(salt)s, %(person_id)s,
        %(family_id)s, %(akta_number)s, %(corrects)s, %(effective_on)s, %(registered_on)s,
        %(recorded_at)s, %(office_id)s, %(actor_kind)s, %(actor_id)s, %(actor_name)s,
        %(legal_basis)s, %(evidence)s, %(case_id)s)
    RETURNING entry_id
), number AS (
    INSERT INTO register_nik (nik, person_id, kabkota, allotted_at, entry_id)
    SELECT %(nik)s, %(person_id)s, %(kabkota)s, %(recorded_at)s, entry_id FROM entry
    WHERE %(nik)s::text IS NOT NULL
), place AS (
    INSERT INTO register_membership (
        person_id, membership_id, family_id, kabkota, relation, position, during, entry_id)
    SELECT %(person_id)s, %(membership_id)s, %(family_id)s, %(kabkota)s, %(relation)s, %(position)s,
           daterange(%(registered_on)s, NULL), entry_id
    FROM entry WHERE %(membership_id)s::uuid IS NOT NULL
), family AS (
    UPDATE register_family SET entry_id = %(entry_id)s, changed_at = %(recorded_at)s
    WHERE family_id = %(family_id)s AND %(membership_id)s::uuid IS NOT NULL
)
INSERT INTO register_person (
    person_id, kabkota, nik, name, sex, birth_date, birth_date_estimated, birth_place, birth_region,
    birth_time, citizenship, life, residence, religion, blood_type, education, occupation, disability,
    marital_status, marriage_date, marriage_number, birth_akta_number, mother_id, mother_name, mother_nik,
    father_id, father_name, father_nik, passport_number, stay_permit_number, entry_id, changed_at)
SELECT
    %(person_id)s, %(kabkota)s, %(nik)s, %(name)s, %(sex)s, %(birth_date)s, %(birth_date_estimated)s,
    %(birth_place)s, %(birth_region)s, %(birth_time)s, %(citizenship)s, %(life)s, %(residence)s,
    %(religion)s, %(blood_type)s, %(education)s, %(occupation)s, %(disability)s, %(marital_status)s,
    %(marriage_date)s, %(marriage_number)s, %(akta_number)s, %(mother_id)s, %(mother_name)s, %(mother_nik)s,
    %(father_id)s, %(father_name)s, %(father_nik)s, %(passport_number)s, %(stay_permit_number)s, entry_id,
    %(recorded_at)s
FROM entry
