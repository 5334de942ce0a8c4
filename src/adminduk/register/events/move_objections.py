"""What the register has against a move, in words for the officer."""

from __future__ import annotations

from adminduk.regulations.objections import refusal

UNKNOWN_CODE = refusal(
    "move.unknown_reason",
    id="Kode alasan pindah tidak dikenal. Pilih dari daftar.",
    en="That reason for moving is not in the list. Please choose one.",
)
STAYS_INSIDE = refusal(
    "move.stays_inside",
    id="Tujuan masih dalam kabupaten/kota ini. Gunakan pindah dalam kabupaten/kota, tanpa surat pindah.",
    en="The destination is in this kab/kota. Please enter a move inside it, without a letter.",
    article="Permendagri 108/2019",
)
UNKNOWN_DESTINATION = refusal(
    "move.unknown_destination",
    id="Kabupaten/kota tujuan tidak dikenal. Pilih dari daftar.",
    en="That destination is not a kabupaten or kota. Please choose one from the list.",
)
ADDRESS_ELSEWHERE = refusal(
    "move.address_elsewhere",
    id="Alamat tujuan tidak terletak di kabupaten/kota tujuan. Periksa keduanya.",
    en="The address is not in the kab/kota of destination. Please check both.",
)
ON_THE_WAY = refusal(
    "move.on_the_way",
    id="Orang itu sudah membawa surat pindah yang belum dipakai. Batalkan surat itu dahulu.",
    en="That person holds a moving letter that is not used yet. Please cancel it first.",
)
NOT_ON_THE_WAY = refusal(
    "move.not_on_the_way",
    id="Orang itu tidak (lagi) dalam perjalanan pindah ke kantor ini. Periksa surat pindahnya.",
    en="That person is not, or no longer, on the way to this office. Please check the moving letter.",
)
OTHER_LETTER = refusal(
    "move.other_letter",
    id="Surat pindah itu bukan milik orang ini. Periksa nomor suratnya.",
    en="That moving letter is not this person's. Please check its number.",
)
OLD_LETTER = refusal(
    "move.old_letter",
    id="Surat pindah itu sudah terlalu lama. Mintalah surat baru kepada daerah asal.",
    en="That moving letter is too old. Please ask the origin for a new one.",
)
MINORS_ALONE = refusal(
    "move.minors_move_alone",
    id="Anak di bawah 17 tahun tidak pindah sendiri. Lampirkan persetujuan kedua orang tua.",
    en="Children under seventeen do not move alone. Please add the consent of both parents.",
    article="Perpres 96/2018",
)
NEEDS_GUARDIAN = refusal(
    "move.needs_guardian",
    id="Anak tanpa orang dewasa memerlukan surat kesediaan wali. Lampirkan surat itu.",
    en="Children without a grown-up need a guardian's letter. Please add it.",
    article="Perpres 96/2018",
)
NO_CARD_TO_GO_BACK_TO = refusal(
    "move.no_card_to_go_back_to",
    id="KK lamanya sudah berakhir. Pilih alamat KK baru atau KK yang ditumpangi.",
    en="The old family card has ended. Please choose an address for a new card, or a host.",
)
SAME_FAMILY = refusal(
    "move.same_family",
    id="Pemohon sudah tercatat dalam KK tujuan.",
    en="They are on that family card already.",
)
UNKNOWN_COUNTRY = refusal(
    "abroad.unknown_country",
    id="Kode negara tidak dikenal. Pilih negara dari daftar.",
    en="That country is not in the list. Please choose one.",
)
NOT_LONG_ENOUGH = refusal(
    "abroad.is_move_abroad",
    id="Yang pergi kurang dari satu tahun tetap penduduk di sini. Surat pindah tidak diperlukan.",
    en="Who leaves for less than a year stays a resident here. No letter is needed.",
    article="UU 23/2006 art. 18",
)
CITIZENS_ONLY = refusal(
    "abroad.citizens_only",
    id="Langkah ini untuk WNI. Untuk orang asing gunakan langkah orang asing.",
    en="This step is for citizens. For foreigners please use the steps for foreigners.",
    article="UU 23/2006 art. 18, 22",
)
NOT_ABROAD = refusal(
    "abroad.not_abroad",
    id="Orang itu tidak tercatat di luar negeri.",
    en="That person is not registered as living abroad.",
)
