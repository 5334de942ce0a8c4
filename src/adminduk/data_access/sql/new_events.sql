-- One event for each change and each subscription (locked) of an agreement that serves the person, numbered on.
-- A suspended agreement misses nothing: its events wait.
INSERT INTO data_access_event (agreement_no, seq, event_id, subject_id, entry_id, kind, happened_on, at)
SELECT wish.agreement_no,
       wish.last_seq + row_number() OVER (PARTITION BY wish.agreement_no ORDER BY happened.place),
       CASE WHEN row_number() OVER (PARTITION BY happened.place ORDER BY wish.agreement_no) = 1
            THEN happened.id ELSE adminduk_new_id() END,
       happened.person_id, happened.entry_id, happened.kind, happened.day, %(at)s
FROM unnest(%(ids)s::uuid[], %(entries)s::uuid[], %(people)s::uuid[], %(kinds)s::text[], %(days)s::date[])
     WITH ORDINALITY AS happened(id, entry_id, person_id, kind, day, place)
JOIN data_access_served AS served ON served.subject_id = happened.person_id
JOIN data_access_subscription AS wish
     ON wish.agreement_no = served.agreement_no AND wish.agreement_no = ANY (%(agreements)s)
JOIN data_access_agreement AS terms ON terms.agreement_no = wish.agreement_no
WHERE happened.kind = ANY (wish.kinds) AND terms.feed AND terms.status IN ('active', 'suspended')
  AND NOT EXISTS (SELECT FROM data_access_event AS known
                  WHERE known.agreement_no = wish.agreement_no AND known.entry_id = happened.entry_id
                    AND known.subject_id = happened.person_id AND known.kind = happened.kind)
