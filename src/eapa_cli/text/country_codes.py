"""Country codes of ISO 3166-1, without the names, so that a look-up by code is fast."""

from typing import Final

# One string, since the formatter would put each of 249 quoted codes on its own line.
_CODES: Final = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV
    BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES
    ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE
    IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY
    MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU
    NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM
    SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE
    VG VI VN VU WF WS YE YT ZA ZM ZW
"""
ALPHA_2: Final = frozenset(_CODES.split())
"""The 249 codes that ISO 3166-1 assigns."""

_ALPHA_3_LENGTH: Final = 3


def assigned_code(text: str) -> str | None:
    """Return the alpha-2 code for an alpha-2, alpha-3 or numeric code in any case; None if it is not assigned."""
    spelling = text.strip()
    # Other text than ASCII is not converted to upper case, since 'ß' would become 'SS', the code of South Sudan.
    code = spelling.upper() if spelling.isascii() else ""
    if code in ALPHA_2:
        return code
    # CLDR also has aliases of two letters. They are withdrawn codes, such as 'PU' for some Pacific islands.
    if len(code) != _ALPHA_3_LENGTH:
        return None
    from babel.core import get_global

    # The code of a state with several successors ('YUG') is ambiguous.
    match get_global("territory_aliases").get(code):
        case [str(only)] if only in ALPHA_2:
            return only
    return None
