"""The conditions that pages, fields and papers of a birth share, by names that read aloud."""

from __future__ import annotations

from adminduk.casework.notice import all_of, any_of, equals, known, not_, one_of

is_newborn = equals("report", "birth")
is_late_akta = equals("report", "late_akta")
is_stillbirth = equals("report", "stillbirth")
is_foundling = equals("report", "foundling")
parents_are_to_be_told = all_of(not_(is_foundling), not_(known("subject.mother_name")))
mother_is_to_be_told = all_of(parents_are_to_be_told, not_(equals("reporter_relation", "mother")))
father_is_to_be_told = all_of(parents_are_to_be_told, not_(equals("reporter_relation", "father")))
has_two_parents = all_of(
    any_of(
        equals("reporter_relation", "mother"),
        one_of("mother_kind", "member", "registered", "named"),
        known("subject.mother_name"),
    ),
    any_of(
        equals("reporter_relation", "father"),
        one_of("father_kind", "member", "registered", "named"),
        known("subject.father_name"),
    ),
)
