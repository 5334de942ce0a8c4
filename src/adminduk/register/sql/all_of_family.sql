SELECT * FROM register_family WHERE kabkota = %(kabkota)s
