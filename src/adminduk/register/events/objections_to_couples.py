"""What is said when the law does not allow a marriage, its end, or the annulment of either."""

from __future__ import annotations

from adminduk.regulations.objections import refusal

# The two

NOBODY_HERE = refusal(
    "couple.nobody_here",
    id="Suami atau istri harus ada di register. Cari NIK-nya lebih dahulu.",
    en="The husband or the wife must be in the register. Please look up the NIK first.",
    article="UU 23/2006 art. 34",
)
NOT_NAMED = refusal(
    "couple.not_named",
    id="Pasangan yang tidak ada di register harus ditulis namanya.",
    en="A spouse who is not in the register must be named.",
    article="UU 23/2006 art. 34",
)
NOT_MAN_AND_WOMAN = refusal(
    "couple.not_man_and_woman",
    id="Suami harus laki-laki dan istri perempuan. Periksa data keduanya.",
    en="The husband must be a man and the wife a woman. Please check both.",
    article="UU 1/1974 art. 1",
)
NOT_MARRIED_TO_EACH_OTHER = refusal(
    "couple.not_married_to_each_other",
    id="Menurut register keduanya tidak terikat perkawinan satu sama lain.",
    en="By the register these two are not married to each other.",
    article="UU 1/1974 art. 38",
)
ANOTHER_NUMBER = refusal(
    "couple.another_number",
    id="Nomor akta itu bukan nomor pada data pasangan ini. Periksa kutipannya.",
    en="That is not the akta number in this couple's record. Please check the excerpt.",
    article="UU 23/2006 art. 40",
)

# Days

IN_THE_FUTURE = refusal(
    "couple.in_the_future",
    id="Tanggal itu belum terjadi. Periksa tanggalnya.",
    en="That date has not come yet. Please check it.",
    article="UU 23/2006 art. 34",
)
BEFORE_BIRTH = refusal(
    "marriage.before_birth",
    id="Tanggal perkawinan lebih awal daripada tanggal lahir. Periksa kedua tanggal itu.",
    en="The wedding is before the date of birth. Please check both dates.",
    article="UU 1/1974 art. 7",
)
FINAL_TOO_EARLY = refusal(
    "couple.final_too_early",
    id="Tanggal berkekuatan hukum tetap lebih awal daripada tanggal putusan.",
    en="The day on which the ruling became final is before the day it was given.",
    article="UU 23/2006 art. 40",
)
BEFORE_THE_MARRIAGE = refusal(
    "divorce.before_the_marriage",
    id="Tanggal perceraian lebih awal daripada tanggal perkawinan. Periksa kedua tanggal itu.",
    en="The divorce is before the wedding. Please check both dates.",
    article="UU 1/1974 art. 38",
)

# Who may marry

ALREADY_REGISTERED = refusal(
    "marriage.already_registered",
    id="Perkawinan pasangan ini sudah tercatat.",
    en="This couple's marriage is registered already.",
    article="UU 23/2006 art. 34",
)
STILL_MARRIED = refusal(
    "marriage.still_married",
    id="Salah satu masih terikat perkawinan lain. Istri kedua memerlukan izin pengadilan.",
    en="One of the two is still married. A second wife needs the court's permission.",
    article="UU 1/1974 art. 3, 9",
)
TOO_NEAR = refusal(
    "marriage.too_near",
    id="Orang tua dan anak atau saudara kandung tidak boleh kawin.",
    en="Parent and child, or brother and sister, may not marry.",
    article="UU 1/1974 art. 8",
)
TOO_YOUNG = refusal(
    "marriage.too_young",
    id="Umur calon pasangan kurang dari batas. Lampirkan dispensasi pengadilan.",
    en="One of the two is below the age to marry. Please add the court's dispensation.",
    article="UU 16/2019 art. 7",
)
NEEDS_CONSENT = refusal(
    "marriage.needs_consent",
    id="Yang belum berumur 21 tahun memerlukan izin kedua orang tua.",
    en="Who is not 21 yet needs the consent of both parents.",
    article="UU 1/1974 art. 6(2)",
)
NEEDS_PROOF_OF_END = refusal(
    "marriage.needs_proof_of_end",
    id="Janda atau duda harus menunjukkan akta perceraian atau akta kematian pasangannya.",
    en="Who was married before must show the akta of the divorce or of the death.",
    article="Perpres 96/2018",
)
NEEDS_PERMIT = refusal(
    "marriage.needs_permit",
    id="Anggota TNI/Polri memerlukan izin komandan, orang asing izin negaranya.",
    en="TNI and Polri members need the commander's permit, foreigners that of their country.",
    article="Perpres 96/2018",
)
FOR_THE_KUA = refusal(
    "marriage.for_the_kua",
    id="Perkawinan pasangan Islam dicatat oleh KUA. Masukkan sebagai data dari KUA.",
    en="The KUA records the marriage of Muslims. Please enter it as notified by the KUA.",
    article="UU 23/2006 art. 8(2)",
)
NOT_FOR_THE_KUA = refusal(
    "marriage.not_for_the_kua",
    id="KUA hanya mencatat perkawinan pasangan Islam. Periksa agama keduanya.",
    en="The KUA records marriages of Muslims only. Please check the religion of both.",
    article="UU 23/2006 art. 8(2)",
)
TWO_FAITHS = refusal(
    "marriage.two_faiths",
    id="Perkawinan beda agama hanya dicatat dengan penetapan pengadilan.",
    en="A couple of two religions is registered by a ruling of the court only.",
    article="UU 23/2006 art. 35",
)
WITHOUT_NUMBER = refusal(
    "couple.without_number",
    id="Nomor buku nikah atau akta cerai harus diisi.",
    en="Please give the number of the buku nikah or of the akta cerai.",
    article="UU 23/2006 art. 8(2)",
)
NEEDS_WITNESSES = refusal(
    "couple.needs_witnesses",
    id="Pernyataan F-1.05 harus ditandatangani dua saksi.",
    en="Form F-1.05 must be signed by two witnesses.",
    article="Permendagri 109/2019, F-1.05",
)

# How a marriage ends, and holds again

FOR_THE_RELIGIOUS_COURT = refusal(
    "divorce.for_the_religious_court",
    id="Perceraian pasangan Islam berakta dari pengadilan agama. Masukkan sebagai datanya.",
    en="The religious court gives Muslims their akta of divorce. Please enter it as notified.",
    article="UU 23/2006 art. 8(2)",
)
NOT_FOR_THE_RELIGIOUS_COURT = refusal(
    "divorce.not_for_the_religious_court",
    id="Pengadilan agama hanya untuk pasangan Islam. Periksa agama keduanya.",
    en="The religious court is for Muslims only. Please check the religion of both.",
    article="UU 23/2006 art. 8(2)",
)
NEEDS_RULING = refusal(
    "divorce.needs_ruling",
    id="Perkawinan yang tercatat hanya berakhir dengan putusan pengadilan, bukan pernyataan.",
    en="A registered marriage ends by a ruling only, not by a statement.",
    article="UU 1/1974 art. 39(1)",
)
NEVER_REGISTERED = refusal(
    "couple.never_registered",
    id="Perkawinan ini belum tercatat. Catatlah dahulu, atau gunakan formulir F-1.05.",
    en="This marriage is not registered. Please register it first, or use form F-1.05.",
    article="UU 23/2006 art. 39, 40",
)
NOT_DIVORCED = refusal(
    "divorce_annulment.not_divorced",
    id="Register tidak mengenal perceraian pasangan ini dengan nomor akta itu.",
    en="The register knows no divorce of this couple under that number.",
    article="UU 23/2006 art. 43",
)
REMARRIED = refusal(
    "divorce_annulment.remarried",
    id="Salah satu sudah kawin lagi. Perkawinan lama tidak dapat dipulihkan.",
    en="One of the two has married again. The old marriage can't be revived.",
    article="UU 23/2006 art. 43",
)
NOT_OF_THE_COUPLE = refusal(
    "divorce.not_of_the_couple",
    id="Yang pindah harus suami atau istri, dengan anggota KK yang sama saja.",
    en="Who leaves must be husband or wife, with members of the same card only.",
    article="UU 23/2006 art. 40",
)
