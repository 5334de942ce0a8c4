SELECT kk_number, family_id, kabkota, entry_id FROM register_family_number WHERE kabkota = %(kabkota)s
