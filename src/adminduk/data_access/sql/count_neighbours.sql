-- Whoever asks about people whose NIK stand beside each other: the last 500 people of each client in these
-- transactions. The counts go to the client's last hour.
UPDATE data_access_pulse AS pulse SET found = pulse.found + counted.found, near = pulse.near + counted.near
FROM (SELECT beside.client_no, beside.found, beside.near,
             (SELECT max(own.hour) FROM data_access_pulse AS own WHERE own.client_no = beside.client_no) AS hour
      FROM (SELECT array_agg(client_no) AS clients, array_agg(subject_id) AS persons
            FROM (SELECT client_no, subject_id,
                         row_number() OVER (PARTITION BY client_no ORDER BY access_id DESC) AS place
                  FROM data_access_access
                  WHERE transaction_id >= %(since)s AND transaction_id < %(horizon)s
                    AND (%(after)s::uuid IS NULL OR access_id > %(after)s::uuid)
                    AND client_no = ANY (%(clients)s) AND outcome NOT IN (2, 7) AND way NOT IN (4, 5)) AS line
            WHERE place <= 500) AS told,
           data_access_neighbours(told.clients, told.persons, %(reach)s) AS beside) AS counted
WHERE pulse.client_no = counted.client_no AND pulse.hour = counted.hour
