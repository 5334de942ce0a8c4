-- What is asked at one moment, answered at once: see the function (migration 0004).
SELECT * FROM data_access_look_up($1, $2, $3, $4, $5, $6)
