"""What this room refuses about institutions and agreements, each with its sentence."""

from __future__ import annotations

from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both


class NoSuchInstitution(Refused):
    sentence = Both(id="Lembaga itu tidak terdaftar.", en="That institution is not on record.")


class NoSuchAgreement(Refused):
    sentence = Both(id="Perjanjian itu tidak ada.", en="That agreement does not exist.")


class BadInstitution(Refused):
    sentence = Both(
        id="Isi nama, nama pendek, sektor dan alamat email lembaga.",
        en="Give name, short name, sector and e-mail address of the institution.",
    )


class StepNotPossible(Refused):
    sentence = Both(
        id="Langkah ini tidak sesuai dengan keadaan perjanjian saat ini.",
        en="This step does not fit the present state of the agreement.",
    )


class SamePersonApproves(Refused):
    sentence = Both(
        id="Perjanjian harus disetujui orang lain, bukan yang menyusunnya.",
        en="Somebody else must approve; not the person who drafted it.",
    )
    article = "Permendagri 17/2023"


class ReasonNeeded(Refused):
    sentence = Both(
        id="Tulis alasannya, paling banyak 500 huruf.", en="Give the reason, at most 500 letters."
    )


class NotFounded(Refused):
    sentence = Both(
        id="PKS memerlukan nomor MoU, nomor PKS dan dasar hukum.",
        en="A PKS needs the number of its MoU, its own number and a legal basis.",
    )
    article = "Permendagri 17/2023 art. 7"


class PurposeNotOfLaw(Refused):
    sentence = Both(
        id="Tujuan itu tidak termasuk pemanfaatan data menurut undang-undang. Uraikan pula pemakaiannya.",
        en="That purpose is none for which the law allows the use of data. Describe the use as well.",
    )
    article = "UU 24/2013 art. 58(4)"


class ElementsNotOfLaw(Refused):
    sentence = Both(
        id="Pilih hanya elemen yang diatur undang-undang. Data balikan harus bagian darinya.",
        en="Choose only elements that the law names. Fields to be given must be among them.",
    )
    article = "UU 24/2013 art. 58(2)"


class BadPeriod(Refused):
    sentence = Both(
        id="Masa berlaku tidak boleh terbalik, lewat, atau lebih dari {years} tahun.",
        en="The period must not be reversed, past, or longer than {years} years.",
    )


class BadQuota(Refused):
    sentence = Both(
        id="Kuota per detik dan per hari harus di atas nol, dan cocok satu sama lain.",
        en="Quotas a second and a day must be above zero and must fit each other.",
    )


class BadRegions(Refused):
    sentence = Both(
        id="Pilih paling sedikit satu wilayah, atau seluruh negeri.",
        en="Choose at least one region, or the whole country.",
    )


class TariffDoesNotFit(Refused):
    sentence = Both(
        id="Golongan tarif itu tidak berlaku bagi lembaga di sektor ini.",
        en="That class of tariff is not for an institution of this sector.",
    )
    article = "PP 10/2023"


class BadPaper(Refused):
    sentence = Both(
        id="Lampirkan satu berkas PDF, paling besar {megabytes} MB, dan beri nama.",
        en="Attach one PDF file of at most {megabytes} MB, and name it.",
    )


class NoSuchPaper(Refused):
    sentence = Both(id="Dokumen itu tidak ada.", en="That document does not exist.")


class ReportNotDue(Refused):
    sentence = Both(
        id="Tidak ada laporan yang ditunggu untuk semester itu.",
        en="No report is awaited for that semester.",
    )


class NoSuchOfficer(Refused):
    sentence = Both(
        id="Petugas lembaga itu tidak ada atau sudah tidak aktif.",
        en="That officer does not exist or is no longer active.",
    )


class EmailTaken(Refused):
    sentence = Both(
        id="Alamat email itu sudah dipakai petugas lain.",
        en="Another officer uses that e-mail address already.",
    )


class BadOfficer(Refused):
    sentence = Both(
        id="Isi nama dan alamat email petugas lembaga.",
        en="Give name and e-mail address of the institution's officer.",
    )


class WrongSignIn(Refused):
    sentence = Both(
        id="Alamat email atau kata sandi salah. Periksa keduanya.",
        en="The e-mail address or the password is wrong. Please check both.",
    )


class NoSuchClient(Refused):
    sentence = Both(id="Klien itu tidak ada.", en="That client does not exist.")


class BadClientName(Refused):
    sentence = Both(
        id="Beri nama klien ini, paling banyak 80 huruf.", en="Name this client, with at most 80 letters."
    )


class BadKey(Refused):
    sentence = Both(
        id="Kunci itu tidak dapat dipakai. Kirim kunci publik P-256, Ed25519, atau RSA mulai 2048 bit.",
        en="That key cannot be used. Send a public key: P-256, Ed25519, or RSA from 2048 bits on.",
    )


class PrivateKeySent(Refused):
    sentence = Both(
        id="Itu kunci privat. Anggap sudah bocor: buat pasangan baru, kirim hanya kunci publiknya.",
        en="That is a private key. Take it as leaked: make a new pair and send its public key only.",
    )


class TooManyKeys(Refused):
    sentence = Both(
        id="Dua kunci sudah berlaku. Cabut satu sebelum menambah yang baru.",
        en="Two keys are valid already. Withdraw one before you add another.",
    )


class KeyKnown(Refused):
    sentence = Both(id="Kunci itu sudah terdaftar.", en="That key is registered already.")


class NoSuchKey(Refused):
    sentence = Both(
        id="Kunci itu tidak ada atau sudah dicabut.", en="That key does not exist or was withdrawn."
    )


class BadCertificate(Refused):
    sentence = Both(
        id="Itu bukan sertifikat X.509 yang berlaku saat ini.",
        en="That is not an X.509 certificate that is valid now.",
    )


class BadNetwork(Refused):
    sentence = Both(
        id="{network} bukan jaringan yang dapat dipakai. Tulis misalnya 203.0.113.0/24.",
        en="{network} is no network that can be used. Write it as in 203.0.113.0/24.",
    )


class ChargedBefore(Refused):
    sentence = Both(id="Biaya itu sudah dicatat.", en="That has been charged already.")


class NotYourRecord(Refused):
    sentence = Both(
        id="Catatan itu bukan tentang Anda atau anak Anda.",
        en="That record is not about you or your child.",
    )


class NoSuchObjection(Refused):
    sentence = Both(id="Keberatan itu tidak ada.", en="That objection does not exist.")


class ObjectedBefore(Refused):
    """Holds `number`."""

    sentence = Both(
        id="Anda sudah mengajukan keberatan atas akses ini, nomor {number}.",
        en="You have objected to this access already, number {number}.",
    )


class WordsNeeded(Refused):
    sentence = Both(
        id="Tulis penjelasannya, paling banyak 2000 huruf.", en="Write why, at most 2,000 letters."
    )


class ObjectionStepNotPossible(Refused):
    sentence = Both(
        id="Langkah ini tidak sesuai dengan keadaan keberatan saat ini.",
        en="This step does not fit the present state of the objection.",
    )


class MatchFirst(Refused):
    sentence = Both(
        id="Cocokkan diri Anda dulu di kantor Dukcapil dengan KTP-el.",
        en="Please show your KTP-el at a Dukcapil office first, so that an officer can match you.",
    )
