"""Names of countries as Indonesian papers print them, by ISO 3166-1 alpha-3."""

from __future__ import annotations

_NAMES = """
AFG Afganistan|AGO Angola|ALB Albania|AND Andorra|ARE Uni Emirat Arab|ARG Argentina|ARM Armenia
ATG Antigua dan Barbuda|AUS Australia|AUT Austria|AZE Azerbaijan|BDI Burundi|BEL Belgia|BEN Benin
BFA Burkina Faso|BGD Bangladesh|BGR Bulgaria|BHR Bahrain|BHS Bahama|BIH Bosnia dan Herzegovina|BLR Belarus
BLZ Belize|BOL Bolivia|BRA Brasil|BRB Barbados|BRN Brunei Darussalam|BTN Bhutan|BWA Botswana
CAF Republik Afrika Tengah|CAN Kanada|CHE Swiss|CHL Chili|CHN Tiongkok|CIV Pantai Gading|CMR Kamerun
COD Republik Demokratik Kongo|COG Kongo|COL Kolombia|COM Komoro|CPV Tanjung Verde|CRI Kosta Rika|CUB Kuba
CYP Siprus|CZE Ceko|DEU Jerman|DJI Jibuti|DMA Dominika|DNK Denmark|DOM Republik Dominika|DZA Aljazair
ECU Ekuador|EGY Mesir|ERI Eritrea|ESP Spanyol|EST Estonia|ETH Etiopia|FIN Finlandia|FJI Fiji|FRA Prancis
FSM Mikronesia|GAB Gabon|GBR Britania Raya|GEO Georgia|GHA Ghana|GIN Guinea|GMB Gambia|GNB Guinea-Bissau
GNQ Guinea Khatulistiwa|GRC Yunani|GRD Grenada|GTM Guatemala|GUY Guyana|HKG Hong Kong|HND Honduras
HRV Kroasia|HTI Haiti|HUN Hungaria|IDN Indonesia|IND India|IRL Irlandia|IRN Iran|IRQ Irak|ISL Islandia
ISR Israel|ITA Italia|JAM Jamaika|JOR Yordania|JPN Jepang|KAZ Kazakhstan|KEN Kenya|KGZ Kirgizstan
KHM Kamboja|KIR Kiribati|KNA Saint Kitts dan Nevis|KOR Korea Selatan|KWT Kuwait|LAO Laos|LBN Lebanon
LBR Liberia|LBY Libya|LCA Saint Lucia|LIE Liechtenstein|LKA Sri Lanka|LSO Lesotho|LTU Lituania
LUX Luksemburg|LVA Latvia|MAC Makau|MAR Maroko|MCO Monako|MDA Moldova|MDG Madagaskar|MDV Maladewa
MEX Meksiko|MHL Kepulauan Marshall|MKD Makedonia Utara|MLI Mali|MLT Malta|MMR Myanmar|MNE Montenegro
MNG Mongolia|MOZ Mozambik|MRT Mauritania|MUS Mauritius|MWI Malawi|MYS Malaysia|NAM Namibia
NCL Kaledonia Baru|NER Niger|NGA Nigeria|NIC Nikaragua|NLD Belanda|NOR Norwegia|NPL Nepal|NRU Nauru
NZL Selandia Baru|OMN Oman|PAK Pakistan|PAN Panama|PER Peru|PHL Filipina|PLW Palau|PNG Papua Nugini
POL Polandia|PRK Korea Utara|PRT Portugal|PRY Paraguay|PSE Palestina|QAT Qatar|ROU Rumania|RUS Rusia
RWA Rwanda|SAU Arab Saudi|SDN Sudan|SEN Senegal|SGP Singapura|SLB Kepulauan Solomon|SLE Sierra Leone
SLV El Salvador|SMR San Marino|SOM Somalia|SRB Serbia|SSD Sudan Selatan|STP Sao Tome dan Principe
SUR Suriname|SVK Slowakia|SVN Slovenia|SWE Swedia|SWZ Eswatini|SYC Seychelles|SYR Suriah|TCD Chad|TGO Togo
THA Thailand|TJK Tajikistan|TKM Turkmenistan|TLS Timor-Leste|TON Tonga|TTO Trinidad dan Tobago|TUN Tunisia
TUR Turki|TUV Tuvalu|TWN Taiwan|TZA Tanzania|UGA Uganda|UKR Ukraina|URY Uruguay|USA Amerika Serikat
UZB Uzbekistan|VAT Vatikan|VCT Saint Vincent dan Grenadine|VEN Venezuela|VNM Vietnam|VUT Vanuatu|WSM Samoa
YEM Yaman|ZAF Afrika Selatan|ZMB Zambia|ZWE Zimbabwe|XXA Tanpa kewarganegaraan|XXB Pengungsi|XXC Pengungsi
XXX Tidak diketahui
"""
NAMES = dict(one.split(" ", 1) for one in _NAMES.strip().replace("\n", "|").split("|"))


def name_of(code: str | None) -> str | None:
    """The country's name; a territory that has no name here keeps its three letters. None of no code."""
    return NAMES.get(code, code) if code else None
