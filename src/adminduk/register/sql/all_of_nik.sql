SELECT nik, person_id, kabkota, entry_id FROM register_nik WHERE kabkota = %(kabkota)s
