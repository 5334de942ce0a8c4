-- The voters of some villages: who they are is kept, what is said of them goes into the file.
WITH found AS MATERIALIZED (
    SELECT * FROM data_access_voters(%(release)s, %(kabkota)s, %(villages)s)
), kept AS (
    INSERT INTO data_access_dp4_village (release_id, region_code, kabkota, voters, men, women, people, digests)
    SELECT %(release)s, region_code, %(kabkota)s, voters, men, women, people, digests FROM found
)
SELECT region_code, voters, men, women, lines FROM found ORDER BY region_code
