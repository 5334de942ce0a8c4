SELECT * FROM register_akta WHERE kabkota = %(kabkota)s
