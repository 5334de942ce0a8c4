"""What the register has against a family card, in words for the officer."""

from __future__ import annotations

from adminduk.regulations.objections import refusal

NOT_YET = refusal(
    "event.in_the_future",
    id="Tanggal berlaku belum tiba. Catat peristiwa ini pada harinya.",
    en="That day has not come yet. Please enter the event on its day.",
)
NOBODY = refusal(
    "family.nobody",
    id="Belum ada anggota yang dipilih. Pilih paling sedikit satu orang.",
    en="Nobody was chosen. Please choose at least one person.",
)
NAMED_TWICE = refusal(
    "family.named_twice",
    id="Seseorang dipilih dua kali. Hapus salah satunya.",
    en="Somebody was chosen twice. Please remove one of the two.",
)
ONE_HEAD = refusal(
    "family.one_head",
    id="Satu KK hanya punya satu kepala keluarga. Pilih hubungan lain untuk anggota ini.",
    en="A family card has one head. Please choose another relation for this member.",
    article="UU 23/2006 art. 61",
)
TOO_YOUNG = refusal(
    "family.head_too_young",
    id="Kepala keluarga paling muda 17 tahun atau sudah pernah kawin. Masukkan ke KK wali.",
    en="The head of a family is seventeen or was married. Please use a guardian's card.",
    article="UU 23/2006 art. 63(1)",
)
SOMEBODY_WITHOUT_PLACE = refusal(
    "family.everybody_has_a_place",
    id="KK ini masih beranggota. Pilih tujuan untuk setiap anggota, dan hanya untuk anggota KK ini.",
    en="There are still members on this card. Please choose a place for each of them, and for nobody else.",
    article="UU 23/2006 art. 62(1)",
)
WITHOUT_REASON = refusal(
    "family.dissolved_because",
    id="Tulis mengapa KK ini dicabut, paling sedikit sepuluh huruf.",
    en="Please write why this card is withdrawn, at least ten letters.",
    article="UU 23/2006 art. 62(2)",
)
WRONG_SEX = refusal(
    "family.relation_fits_sex",
    id="Suami harus laki-laki dan istri perempuan. Periksa hubungan dalam keluarga.",
    en="A husband is a man and a wife a woman. Please check the relation.",
    article="UU 1/1974 art. 1",
)
NOT_MARRIED = refusal(
    "family.may_be_called_spouse",
    id="Suami atau istri kepala keluarga harus berstatus kawin dengannya. Catat perkawinannya dahulu.",
    en="The head's husband or wife must be married to the head. Please enter the marriage first.",
    article="Permendagri 108/2019 art. 10",
)
OLDER_CHILD = refusal(
    "family.may_be_called_child",
    id="Anak tidak boleh lebih tua daripada kepala keluarga. Periksa hubungan dan tanggal lahir.",
    en="A child cannot be older than the head. Please check the relation and the birth dates.",
)
NO_CONSENT = refusal(
    "family.host_consents",
    id="Pemilik KK yang ditumpangi belum setuju. Lampirkan persetujuan anggota dewasanya.",
    en="The host family has not agreed. Please add the consent of a grown-up member.",
    article="Perpres 96/2018; F-1.02",
)
SAME_FAMILY = refusal(
    "family.same_family",
    id="Orang itu sudah tercatat dalam KK tersebut.",
    en="That person is on this family card already.",
)
OTHER_FAMILY = refusal(
    "family.other_family",
    id="Semua yang dipilih harus anggota satu KK. Ajukan tiap keluarga sendiri-sendiri.",
    en="All who were chosen must be of one family card. Please file each family by itself.",
)
MAY_NOT_SPLIT = refusal(
    "family.may_split_off",
    id="Pisah KK hanya untuk anggota berumur 17 tahun atau sudah kawin.",
    en="Only a member of seventeen, or who is married, may get a card of his own.",
    article="F-1.02",
)
WHOLE_FAMILY = refusal(
    "family.whole_family_splits",
    id="Seluruh anggota dipilih, jadi tidak ada yang dipisah. Sisakan paling sedikit satu orang.",
    en="All members were chosen, so nothing is split. Please leave at least one.",
)
HEADS_ALREADY = refusal(
    "family.heads_already",
    id="Orang itu sudah menjadi kepala keluarga. Pilih anggota lain.",
    en="That person heads the family already. Please choose another member.",
)
NOT_A_MEMBER = refusal(
    "family.not_a_member",
    id="Kepala keluarga yang baru harus anggota KK ini.",
    en="The new head must be a member of this family.",
)
UNKNOWN_VILLAGE = refusal(
    "address.unknown_village",
    id="Kode desa/kelurahan itu tidak berlaku. Pilih desa/kelurahan dari daftar.",
    en="That village code is not in force. Please choose the village from the list.",
)
SAME_ADDRESS = refusal(
    "address.same",
    id="Alamat baru sama dengan alamat lama. Periksa alamatnya.",
    en="The new address is the old one. Please check it.",
)
