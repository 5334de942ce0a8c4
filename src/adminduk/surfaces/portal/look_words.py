"""Looks at one's record in words of every day."""

from __future__ import annotations

from adminduk.data_access.types import SAID, Glance, Looker, Outcome, Result, Way
from adminduk.foundation.texts import Both

LOOKERS = {
    Looker.INSTITUTION: Both(id="Lembaga", en="Institution"),
    Looker.STAFF: Both(id="Petugas Dukcapil", en="Dukcapil officer"),
    Looker.RESIDENT: Both(id="Warga yang melapor", en="Resident who reported"),
    Looker.PUBLIC: Both(id="Tanpa akun", en="Without an account"),
    Looker.SYSTEM: Both(id="Sistem kami", en="Our own system"),
}
WAYS = {
    Way.VERIFY: Both(id="pencocokan", en="comparison"),
    Way.FIELDS: Both(id="permintaan data", en="request for data"),
    Way.MANY: Both(id="pencocokan banyak orang", en="comparison of many people"),
    Way.FILE: Both(id="pencocokan berkas", en="matching of a file"),
    Way.FEED: Both(id="kabar perubahan", en="news of a change"),
    Way.OSIA: Both(id="layanan OSIA", en="OSIA service"),
    Way.DCI: Both(id="layanan DCI", en="DCI service"),
}
RESULTS = {
    Result.AGREED: Both(id="sesuai", en="agrees"),
    Result.DIFFERED: Both(id="tidak sesuai", en="differs"),
    Result.GIVEN: Both(id="diberikan", en="given"),
}
TONES = {Result.AGREED: "good", Result.DIFFERED: "warn", Result.GIVEN: "info"}
OUTCOMES = {
    Outcome.ELSEWHERE: Both(
        id="tidak dijawab: wilayah Anda di luar perjanjiannya",
        en="not answered: your region is outside its agreement",
    ),
    Outcome.DEAD: Both(id=SAID[Outcome.DEAD], en="dead"),
    Outcome.ABROAD: Both(id=SAID[Outcome.ABROAD], en="moved abroad"),
    Outcome.DUPLICATE: Both(id="data ganda", en="duplicate"),
    Outcome.INACTIVE: Both(id=SAID[Outcome.INACTIVE], en="not active"),
    Outcome.NOT_FOUND: Both(id=SAID[Outcome.NOT_FOUND], en="not found"),
}
NEWS = Both(id="Lembaga diberi kabar bahwa data Anda berubah.", en="It was told that your data changed.")
PURPOSES = {
    "api.verify": Both(id="Memeriksa keaslian dokumen Anda", en="Verifying a document of yours"),
    "public.verify": Both(id="Memeriksa keaslian dokumen Anda", en="Verifying a document of yours"),
    "answers": Both(id="Mengisi laporan dengan data yang ada", en="Filling a report with known data"),
    "case.report": Both(id="Melapor", en="Reporting"),
    "case.enter": Both(id="Mengisi laporan di loket", en="Entering a report at the counter"),
    "case.handle": Both(id="Menangani berkas", en="Handling a case"),
    "case.follow": Both(id="Menindaklanjuti berkas", en="Following up a case"),
    "case.tell": Both(id="Memberi kabar", en="Sending news"),
    "code": Both(id="Mengirim kode masuk", en="Sending a sign-in code"),
    "documents.prepare": Both(id="Menyiapkan dokumen", en="Preparing a document"),
    "documents.follow": Both(id="Memperbarui dokumen", en="Renewing documents"),
    "documents.request": Both(id="Membuat surat keterangan", en="Making a letter"),
    "documents.propose": Both(id="Mencatat akta lama", en="Recording an old akta"),
    "documents.compare": Both(id="Membandingkan dokumen", en="Comparing documents"),
    "documents.convert": Both(id="Mengalihkan akta lama", en="Converting an old akta"),
    "download": Both(id="Mengunduh dokumen", en="Downloading a document"),
    "duplicates.judge": Both(id="Memeriksa data ganda", en="Judging a duplicate"),
    "duplicates.list": Both(id="Memeriksa data ganda", en="Judging a duplicate"),
    "match_resident": Both(
        id="Masuk dengan NIK dan nomor KK Anda", en="Signing in with your NIK and KK number"
    ),
    "objection.tell": Both(id="Menjawab keberatan Anda", en="Answering your objection"),
    "proof": Both(id="Membuktikan catatan", en="Proving an entry"),
    "search": Both(id="Mencari penduduk", en="Searching for a resident"),
    "sign": Both(id="Menandatangani dokumen", en="Signing a document"),
    "track": Both(id="Melacak berkas", en="Tracking a case"),
    "verification": Both(id="Memeriksa keutuhan register", en="Inspecting the register"),
    "reset of a binding": Both(id="Melepas ikatan HP", en="Resetting a phone binding"),
}
ABOUT = {
    "person": Both(id="data diri", en="own data"),
    "family": Both(id="kartu keluarga", en="family card"),
    "case": Both(id="berkas laporan", en="case"),
    "document": Both(id="dokumen", en="document"),
    "entry": Both(id="catatan peristiwa", en="entry of the register"),
}


def who(one: Glance) -> str:
    return one.who or str(LOOKERS[one.looker])


def role(one: Glance) -> str:
    if one.looker is Looker.INSTITUTION:
        return f"PKS {one.pks}" if one.pks else ""
    if one.role:
        return str(one.role)
    return str(LOOKERS[one.looker]) if one.who else ""


def why(one: Glance) -> str:
    if one.looker is Looker.INSTITUTION:
        return one.use
    # Officers write down in words why they look at somebody whom no case has brought to them.
    return str(PURPOSES.get(one.purpose, one.purpose))


def how(one: Glance) -> str:
    """What was opened, or by which way it was asked."""
    if one.way:
        return str(WAYS[one.way])
    return str(ABOUT.get(one.about, one.about))


def outcome(one: Glance) -> str:
    """Only where no element was compared."""
    if one.way is Way.FEED:
        return str(NEWS)
    return str(OUTCOMES.get(one.outcome, "")) if one.outcome and not one.elements else ""


def results(one: Glance) -> list[dict[str, str]]:
    return [
        {"label": str(each.label), "said": str(RESULTS[each.result]), "tone": TONES[each.result]}
        for each in one.elements
    ]


def result_text(one: Glance) -> str:
    """The same in one line, for a file."""
    told = [f"{each['label']}: {each['said']}" for each in results(one)]
    return "; ".join(told) or outcome(one)
