"""What is looked at when an act is complete is asked in one question a row, not in three.

The rules are those of 0002, word for word; a large load looks at millions of rows.
"""

from __future__ import annotations

from django.db import migrations

from adminduk.foundation.db.migrations import sql

PERSON = """
CREATE OR REPLACE FUNCTION register_check_person() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    wrong text;
BEGIN
    SELECT CASE
        WHEN person.life = 'living' AND person.residence = 'resident' AND NOT EXISTS (
            SELECT FROM register_membership AS place JOIN register_family AS family USING (family_id)
            WHERE place.person_id = NEW.person_id AND upper_inf(place.during) AND family.active
        ) THEN 'a living resident must be in a family'
        WHEN person.nik IS NOT NULL AND NOT EXISTS (
            SELECT FROM register_nik AS number
            WHERE number.nik = person.nik AND number.person_id = NEW.person_id
        ) THEN 'a NIK is allotted to one person' END
    INTO wrong FROM register_person AS person WHERE person.person_id = NEW.person_id;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION '%', wrong USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;
"""

FAMILY = """
CREATE OR REPLACE FUNCTION register_check_family() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    wrong text;
BEGIN
    IF TG_TABLE_NAME = 'register_membership' AND TG_OP = 'INSERT' THEN
        -- Who comes in besides the head changes neither the head nor the number of the card. If the card ends
        -- later in the act, or he becomes its head, that is looked at by itself.
        IF NEW.relation <> 1 THEN
            PERFORM FROM register_family WHERE family_id = NEW.family_id AND active;
            IF FOUND THEN
                RETURN NULL;
            END IF;
        END IF;
    END IF;
    SELECT CASE
        WHEN family.active AND here.heads IS DISTINCT FROM ARRAY[family.head_id]
            THEN 'a family has one head, who lives in it'
        WHEN NOT family.active AND here.members > 0 THEN 'nobody is in a family that has ended'
        WHEN NOT EXISTS (
            SELECT FROM register_family_number AS number
            WHERE number.kk_number = family.kk_number AND number.family_id = NEW.family_id
        ) THEN 'the number of a family card is allotted to one family' END
    INTO wrong
    FROM register_family AS family, LATERAL (
        SELECT array_agg(place.person_id) FILTER (WHERE place.relation = 1) AS heads, count(*) AS members
        FROM register_membership AS place
        WHERE place.family_id = NEW.family_id AND upper_inf(place.during)
    ) AS here
    WHERE family.family_id = NEW.family_id;
    IF NOT FOUND THEN
        wrong := 'that family is not in the register';
    END IF;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION '%', wrong USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0017_old_aktas")]
    operations = [sql(PERSON), sql(FAMILY)]
