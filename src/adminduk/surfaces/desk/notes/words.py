"""What a marginal note is about, in a few words."""

from __future__ import annotations

from adminduk.foundation.texts import Both

KINDS = {
    "acknowledgement": Both(id="Pengakuan anak", en="Acknowledgement of a child"),
    "adoption": Both(id="Pengangkatan anak", en="Adoption"),
    "annulment": Both(id="Pembatalan akta", en="Annulment of the akta"),
    "change_of_name": Both(id="Perubahan nama", en="Change of name"),
    "change_of_sex": Both(id="Perubahan jenis kelamin", en="Change of sex"),
    "citizenship_gained": Both(id="Menjadi WNI", en="Became Indonesian"),
    "citizenship_lost": Both(id="Kehilangan kewarganegaraan", en="Loss of citizenship"),
    "correction": Both(id="Pembetulan akta", en="Correction of the akta"),
    "divorce": Both(id="Perceraian", en="Divorce"),
    "divorce_annulment": Both(id="Pembatalan perceraian", en="Annulment of the divorce"),
    "legitimation": Both(id="Pengesahan anak", en="Legitimation of a child"),
    "marriage_annulment": Both(id="Pembatalan perkawinan", en="Annulment of the marriage"),
}
OTHER = Both(id="Peristiwa penting lain", en="Another vital event")
