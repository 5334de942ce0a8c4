-- The kab/kota that somebody is registered in, hopping from one to the next along the index.
WITH RECURSIVE hop AS (
    SELECT min(kabkota) AS kabkota FROM register_person
    UNION ALL
    SELECT (SELECT min(next.kabkota) FROM register_person AS next WHERE next.kabkota > hop.kabkota)
    FROM hop WHERE hop.kabkota IS NOT NULL
)
SELECT kabkota FROM hop WHERE kabkota IS NOT NULL AND starts_with(kabkota, %(region)s)
