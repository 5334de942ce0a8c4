-- The lines of one part of a file: one for each of its rows, found or not.
INSERT INTO data_access_access (subject_id, access_id, at, transaction_id, agreement_no, client_no, way, outcome,
                                asked, agreed, given)
SELECT line.subject_id, line.access_id, %(at)s, (SELECT data_access_transaction()), %(agreement)s, %(client)s, %(way)s,
       line.outcome, line.asked, line.agreed, 0
FROM unnest(%(subjects)s::uuid[], %(ids)s::uuid[], %(outcomes)s::smallint[], %(asked)s::bigint[],
            %(agreed)s::bigint[]) AS line(subject_id, access_id, outcome, asked, agreed)
