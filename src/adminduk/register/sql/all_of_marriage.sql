SELECT * FROM register_marriage WHERE kabkota = %(kabkota)s
