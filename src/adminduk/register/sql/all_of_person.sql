SELECT * FROM register_person WHERE kabkota = %(kabkota)s
