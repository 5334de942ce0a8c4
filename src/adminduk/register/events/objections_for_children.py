"""What is said when the law does not allow an acknowledgement, a legitimation or an adoption."""

from __future__ import annotations

from adminduk.regulations.objections import refusal

WITHOUT_AKTA = refusal(
    "child.without_akta",
    id="Anak ini belum punya akta kelahiran. Catatlah kelahirannya dahulu.",
    en="This child has no birth akta. Please register the birth first.",
    article="Perpres 96/2018",
)
IN_THE_FUTURE = refusal(
    "child.in_the_future",
    id="Tanggal itu belum terjadi. Periksa tanggalnya.",
    en="That date has not come yet. Please check it.",
    article="UU 24/2013 art. 49",
)
ANOTHER_MOTHER = refusal(
    "child.another_mother",
    id="Register menyebut ibu lain untuk anak ini. Periksa data ibu.",
    en="The register names another mother for this child. Please check the mother.",
    article="UU 24/2013 art. 49",
)
ANOTHER_FATHER = refusal(
    "child.another_father",
    id="Register menyebut ayah lain untuk anak ini. Perubahannya memerlukan pengadilan.",
    en="The register names another father for this child. A court must decide that.",
    article="UU 24/2013 art. 49, 50",
)
FATHER_IS_A_MAN = refusal(
    "child.father_is_a_man",
    id="Ayah harus laki-laki dan ibu perempuan. Periksa data orang tua.",
    en="The father must be a man and the mother a woman. Please check the parents.",
    article="UU 24/2013 art. 49",
)
YOUNGER_PARENT = refusal(
    "child.younger_parent",
    id="Orang tua tidak mungkin lebih muda daripada anaknya. Periksa tanggal lahir.",
    en="A parent can't be younger than the child. Please check the dates of birth.",
    article="rule of data quality",
)
RELIGION_FORBIDS = refusal(
    "acknowledgement.religion_forbids",
    id="Agama orang tua tidak membenarkan pengakuan anak ini.",
    en="The parents' religion does not allow this child to be acknowledged.",
    article="UU 24/2013 art. 49(2)",
)
ACKNOWLEDGEMENT_NEEDS_RULING = refusal(
    "acknowledgement.needs_ruling",
    id="Tanpa persetujuan ibu atau perkawinan agama, pengakuan memerlukan penetapan pengadilan.",
    en="Without the mother's approval or a religious marriage the court must decide.",
    article="UU 24/2013 art. 49",
)
PARENTS_NOT_MARRIED = refusal(
    "legitimation.parents_not_married",
    id="Perkawinan orang tua belum tercatat dengan nomor akta itu. Catatlah dahulu.",
    en="The parents' marriage is not registered under that number. Please register it first.",
    article="UU 24/2013 art. 50",
)
LEGITIMATION_NEEDS_RULING = refusal(
    "legitimation.needs_ruling",
    id="Pengesahan anak ini memerlukan penetapan pengadilan.",
    en="The legitimation of this child needs a ruling of the court.",
    article="UU 24/2013 art. 50(2)",
)
ALREADY_LEGITIMATED = refusal(
    "legitimation.already",
    id="Anak ini sudah disahkan.",
    en="This child has been legitimated already.",
    article="UU 24/2013 art. 50",
)
NO_PARENT = refusal(
    "adoption.no_parent",
    id="Isi sedikitnya satu orang tua angkat.",
    en="Please give at least one adoptive parent.",
    article="UU 23/2006 art. 47",
)
TOO_OLD = refusal(
    "adoption.too_old",
    id="Anak angkat harus belum berumur 18 tahun saat diangkat.",
    en="An adopted child must be below eighteen on that day.",
    article="PP 54/2007 art. 12",
)
OWN_CHILD = refusal(
    "adoption.own_child",
    id="Orang tua angkat adalah orang tua kandung anak ini. Periksa datanya.",
    en="The adoptive parent is the child's own parent. Please check.",
    article="UU 23/2006 art. 47",
)
RULING_TOO_LATE = refusal(
    "adoption.ruling_too_late",
    id="Tanggal penetapan sesudah tanggal diterima. Periksa kedua tanggal itu.",
    en="The ruling was given after the day it was received. Please check both dates.",
    article="UU 23/2006 art. 47(2)",
)
ALREADY_THERE = refusal(
    "adoption.already_there",
    id="Anak ini sudah ada di kartu keluarga itu.",
    en="This child is on that family card already.",
    article="UU 23/2006 art. 47",
)
