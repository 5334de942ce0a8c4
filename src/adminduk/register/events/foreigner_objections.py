"""What the register has against a foreigner's event, in words for the officer."""

from __future__ import annotations

from adminduk.regulations.objections import refusal

UNKNOWN_NATIONALITY = refusal(
    "foreigner.nationality",
    id="Kode kewarganegaraan asing tidak dikenal. Pilih negara dari daftar.",
    en="That nationality is not one of a foreigner. Please choose a country from the list.",
)
PERMIT_ENDED = refusal(
    "foreigner.permit_counts",
    id="Izin tinggalnya sudah berakhir. Lampirkan izin yang masih berlaku.",
    en="The stay permit has ended. Please add one that is in force.",
    article="UU 23/2006 art. 20-21",
)
PERMIT_UPSIDE_DOWN = refusal(
    "foreigner.permit_dates",
    id="Tanggal terbit izin tinggal lebih akhir daripada tanggal berakhirnya. Periksa keduanya.",
    en="The permit was issued after it ends. Please check both dates.",
)
CITIZEN = refusal(
    "foreigner.citizen",
    id="Orang itu WNI. Langkah ini hanya untuk orang asing.",
    en="That person is a citizen. This step is for foreigners only.",
)
NOT_AWAY = refusal(
    "foreigner.is_here",
    id="Orang itu masih tercatat di sini atau di kantor lain. Catat perpindahannya dahulu.",
    en="That person is still registered here or elsewhere. Please enter the move first.",
)
NOT_A_VISITOR = refusal(
    "foreigner.not_a_visitor",
    id="Orang itu tidak memegang izin tinggal terbatas (ITAS).",
    en="That person does not hold a limited stay permit (ITAS).",
    article="UU 23/2006 art. 20-21",
)
NOT_LONGER = refusal(
    "foreigner.renewal_is_longer",
    id="Izin baru tidak berlaku lebih lama daripada izin lama. Periksa tanggalnya.",
    en="The new permit does not end later than the old one. Please check its date.",
)
NOT_MARRIED_TO = refusal(
    "foreigner.spouse",
    id="Suami atau istri itu sudah kawin, sudah meninggal, atau jenis kelaminnya sama.",
    en="That husband or wife is married already, has died, or is of the same sex.",
    article="UU 1/1974 art. 1",
)
