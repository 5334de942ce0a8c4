"""What each kind of entry is called. A kind without words is shown as it is: nothing is left out."""

from __future__ import annotations

from adminduk.foundation.texts import Both

KINDS: dict[str, Both] = {
    "acknowledgement": Both(id="Pengakuan anak", en="Acknowledgement of a child"),
    "address_renamed": Both(id="Alamat berganti nama", en="Address renamed"),
    "adoption": Both(id="Pengangkatan anak", en="Adoption"),
    "akta_annulment": Both(id="Pembatalan akta", en="Annulment of an akta"),
    "akta_correction": Both(id="Pembetulan akta", en="Correction of an akta"),
    "birth": Both(id="Kelahiran", en="Birth"),
    "birth_correction": Both(id="Pembetulan kelahiran", en="Correction of a birth"),
    "change_of_name": Both(id="Perubahan nama", en="Change of name"),
    "change_of_sex": Both(id="Perubahan jenis kelamin", en="Change of sex"),
    "citizenship_gained": Both(id="Menjadi WNI", en="Became Indonesian"),
    "citizenship_lost": Both(id="Kehilangan kewarganegaraan", en="Lost citizenship"),
    "death": Both(id="Kematian", en="Death"),
    "divorce": Both(id="Perceraian", en="Divorce"),
    "divorce_annulment": Both(id="Pembatalan perceraian", en="Annulment of a divorce"),
    "divorce_notified": Both(id="Perceraian dari pengadilan agama", en="Divorce notified"),
    "element_change": Both(id="Perubahan elemen data", en="Change of an element"),
    "family_join": Both(id="Menumpang KK", en="Joined a family card"),
    "family_dissolved": Both(id="KK dicabut", en="Family card withdrawn"),
    "family_split": Both(id="Pisah KK", en="Family divided"),
    "first_record": Both(id="Biodata pertama", en="First biodata"),
    "foreigner_departure": Both(id="Orang asing pulang", en="Foreigner left"),
    "head_change": Both(id="Ganti kepala keluarga", en="Change of head"),
    "legitimation": Both(id="Pengesahan anak", en="Legitimation of a child"),
    "marginal_note": Both(id="Catatan pinggir", en="Marginal note"),
    "marriage": Both(id="Perkawinan", en="Marriage"),
    "marriage_annulment": Both(id="Pembatalan perkawinan", en="Annulment of a marriage"),
    "marriage_by_ruling": Both(id="Perkawinan menurut penetapan", en="Marriage by ruling"),
    "marriage_notified": Both(id="Perkawinan dari KUA", en="Marriage notified"),
    "move_abroad": Both(id="Pindah ke luar negeri", en="Moved abroad"),
    "move_cancelled": Both(id="Pindah dibatalkan", en="Move cancelled"),
    "move_in": Both(id="Kedatangan", en="Moved in"),
    "move_out": Both(id="Kepindahan", en="Moved out"),
    "move_within": Both(id="Pindah dalam kab/kota", en="Moved within the kab/kota"),
    "new_family": Both(id="Keluarga baru", en="New family"),
    "opening_load": Both(id="Pemuatan awal", en="Opening load"),
    "permanent_arrival": Both(id="Kedatangan dengan ITAP", en="Arrival with a permanent permit"),
    "permit_made_permanent": Both(id="ITAS menjadi ITAP", en="Permit made permanent"),
    "permit_renewed": Both(id="Izin tinggal diperpanjang", en="Permit renewed"),
    "persons_merged": Both(id="Data ganda digabung", en="Records merged"),
    "persons_parted": Both(id="Penggabungan dibatalkan", en="Merger undone"),
    "return_from_abroad": Both(id="Kembali dari luar negeri", en="Returned from abroad"),
    "stillbirth": Both(id="Lahir mati", en="Stillbirth"),
    "stillbirth_correction": Both(id="Pembetulan lahir mati", en="Correction of a stillbirth"),
    "temporary_becomes_resident": Both(
        id="Identitas sementara menjadi NIK", en="Temporary identity made real"
    ),
    "temporary_record": Both(id="Identitas sementara", en="Temporary identity"),
    "unregistered_divorce": Both(id="Cerai belum tercatat", en="Unregistered divorce"),
    "unregistered_marriage": Both(id="Kawin belum tercatat", en="Unregistered marriage"),
    "visitor_arrival": Both(id="Kedatangan dengan ITAS", en="Arrival with a limited permit"),
    "visitor_moved": Both(id="Orang asing pindah", en="Foreigner moved"),
}


def kind_words(kind: str) -> Both | str:
    return KINDS.get(kind, kind)
