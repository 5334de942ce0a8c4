-- One message; nothing where its key has given one already (two acts at once: the second waits, then sees it).
INSERT INTO messaging_message (
    id, kabkota, kind, language, subject_kind, subject_id, recipient, facts, state, channel, ruled_out,
    tries, problem, queued_at, expires_at)
VALUES (
    %(id)s, %(kabkota)s, %(kind)s, %(language)s, %(subject_kind)s, %(subject_id)s, %(recipient)s, %(facts)s,
    %(state)s, '', '{}', 0, '', %(queued_at)s, %(expires_at)s)
ON CONFLICT (id) DO NOTHING
