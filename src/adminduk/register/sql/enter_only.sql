-- An entry that makes no new person.
INSERT INTO register_entry (
    entry_id, kabkota, kind, version, payload, salt, person_id, family_id, akta_number, corrects,
    effective_on, registered_on, recorded_at, office_id, actor_kind, actor_id, actor_name,
    legal_basis, evidence, case_id)
VALUES (
    %(entry_id)s, %(kabkota)s, %(kind)s, %(version)s, %(payload)s, %(salt)s, %(person_id)s,
    %(family_id)s, %(akta_number)s, %(corrects)s, %(effective_on)s, %(registered_on)s,
    %(recorded_at)s, %(office_id)s, %(actor_kind)s, %(actor_id)s, %(actor_name)s,
    %(legal_basis)s, %(evidence)s, %(case_id)s)
