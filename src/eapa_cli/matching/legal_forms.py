"""Legal forms of organizations, in full and abbreviated. A comparison of names ignores them.

The reason is that sources omit, abbreviate and translate legal forms. The lists have forms in English, Russian, German,
French, Spanish, Italian, Uzbek, Kazakh, Turkish and other languages. They are folded, as by `text.fold`: in lower-case
Latin letters, without accents.
"""

import re
from functools import cache
from typing import Final

# Each line is a regular expression, in which % matches any suffix. A line with a deeper indentation continues the line
# before. `ip`, a sole proprietor in Russian, counts only at the start of a name: elsewhere it is often intellectual
# property.
_PHRASES: Final = """
    (public |private |open |closed |non public )?joint stock (company|companies|co)
    (public |private |proprietary )?(limited|ltd) (liability )?(company|companies|co|partnership)
    (private|proprietary|company|co) (limited|ltd)
    (limited|incorporated|corporation|unlimited)( by (guarantee|shares))?
    community interest company
    charitable incorporated organi[sz]ation
    (autonomous )?(not for profit|non ?(profit|commercial|governmental))
        ( organi[sz]ation| corporation| association| partnership)
    ((federal|state|municipal|private|non|budget%|autonomous|governmental|regional|public) )+
        (higher |general |professional )*educational (institution|establishment)
        ( (of|for) (higher|secondary|additional|further)( professional| vocational)? education)?
    ((federal|state|municipal|regional) )+(budget%|autonomous|treasury)
        ( scientific| cultural| healthcare| research)? institution
        ( of (science|culture|health|healthcare|art|sport))?
    (federal |state |municipal )+unitary enterprise
    obshchestv% s (ogranichenn%|dopolniteln%) otvetstvennost%
    tovarishchestv% s ogranichenn% otvetstvennost%
    (publichn% |otkryt% |zakryt% |nepublichn% )?aktsionern% obshchestv%
    ((avtonomn%|sotsialno|orientirovann%) )*nekommerchesk% (organizats%|partnerstv%)
        ( (vysshego|dopolnitelnogo|srednego)( professionalnogo)? obrazovaniya)?
    ((mezhregionaln%|regionaln%|obshcherossiysk%|vserossiysk%|respublikansk%|mezhdunarodn%|
        mestn%|gorodsk%|oblastn%|kraev%|molodezhn%) )+
        obshchestvenn%( blagotvoritelnaya)? (organizats%|dvizheni%)
    obshchestvenn% organizats%
    ((federaln%|gosudarstvenn%|byudzhetn%|avtonomn%|kazenn%|munitsipaln%|oblastn%|kraev%|respublikansk%|
        regionaln%|gorodsk%|chastn%|negosudarstvenn%|obshcheobrazovateln%|obrazovateln%|professionaln%|
        nekommerchesk%|nauchn%|blagotvoriteln%) )+
        uchrezhdeni%
        ( (((vysshego|srednego|dopolnitelnogo|professionalnogo|doshkolnogo|i) )*obrazovaniya|
        nauki|kultury|sporta|zdravookhraneniya|iskusstva))?
    uchrezhdeni% (vysshego )?obrazovaniya
    ((federaln%|gosudarstvenn%|kazenn%|munitsipaln%|oblastn%|respublikansk%|kommunaln%|chastn%) )+
        (unitarn% )?predpriyati%
    (individualn%|chastn%) predprinimatel%
    ^ip
    (proizvodstvenn%|potrebitelsk%) kooperativ%
    (gemeinnutzige |gemeinnuetzige )?gesellschaft mit (beschrankter|beschraenkter) haftung
    gemeinnutzige gmbh
    unternehmergesellschaft( haftungsbeschrankt)?
    (aktien|kommandit|offene handels|europaische )gesellschaft( auf aktien)?
    gesellschaft (des )?(burgerlichen|buergerlichen) rechts
    (eingetragener|gemeinnutziger) verein
    eingetragene genossenschaft
    (korperschaft|anstalt|stiftung) (des )?offentlichen rechts
    sociedad anonima( (unipersonal|abierta|cerrada|deportiva|laboral|de capital variable|bursatil))*
    sociedad (de responsabilidad )?limitada( (unipersonal|laboral|nueva empresa|de capital variable))*
    sociedad (por acciones( simplificada)?|comanditaria( simple| por acciones)?|colectiva|civil|cooperativa)
    (sin|sans) (fines|fin|animo|but) (de lucro|lucratif)
    societe (anonyme|a responsabilite limitee|par actions simplifiee)
    societa (per azioni|a responsabilita limitata)
    masuliyati cheklangan (j|zh)amiyat%
    (ochiq |yopiq )?aksi?yadorlik (j|zh)amiyat%
    (davlat unitar|xususiy|qoshma) korxona%
    nodavlat notijorat tashkilot%
    zhauapkershiligi shekteuli seriktestig%
    (anonim|limited) sirketi
"""
_ABBREVIATIONS: Final = """
    ano anoo anpoo nko npo ngo no nno noo oo mo roo rooi mroo moo ooo oao pao zao ao nao odo too tov zat prat
    mchj mchzh qmj aj duk nnt ntt zhshs
    fgbou fgaou fgkou fgou fgup fgbu fgau fgku fgbun fgaun fgbuk fgbuz gup mup gou gbou gaou gkou gbu gau gku gbuk gauk
    gbuz gbpou gapou mbou maou mkou mbu mau mku mbuk mauk mbdou madou nou anou chou chpou ouch ochu nochu chu guo
    uo rgp kgp
    fsbei fsaei fsbi fsai fsue
    inc incorp llc ltd corp co plc pty pte pvt lp llp jsc cjsc ojsc pjsc qsc wll fze fzco bhd sdn cic
    np coop
    gmbh ggmbh mbh ag kg kgaa ohg ug gbr eg ev
    sa sl srl sarl sas sau slu slp spa scl sac ltda
    sti bv nv oy oyj
"""
# The level of education after the abbreviation of an educational institution: FGBOU VO, ANO DPO, FSBEI HE.
_LEVELS: Final = "( (vo|vpo|dpo|spo|do|he|hpe))?"
# Each phrase has a word that starts with one of these. A name without such words is not searched with the pattern,
# which saves time because most names do not have a legal form.
_MARKER_WORDS: Final = """
    joint limited ltd incorporated corporation unlimited community charitable non not educational institution unitary
    company private proprietary ip
    otvetstvennost aktsionern nekommerchesk obshchestvenn uchrezhdeni predpriyati predprinimatel kooperativ
    haftung gesellschaft unternehmergesellschaft aktiengesellschaft kommanditgesellschaft handelsgesellschaft verein
    genossenschaft rechts gemeinnutzige sociedad sin sans societe societa
    cheklangan aksiyadorlik aksyadorlik korxona tashkilot seriktest sirketi
"""


def omit_legal_forms(folded: str) -> str:
    """Return a folded name without legal forms; a name that consists only of legal forms is returned unchanged."""
    pattern, abbreviations, markers = _compile_forms()
    if not any(word in abbreviations or word.startswith(markers) for word in folded.split()):
        return folded
    return " ".join(pattern.sub(" ", folded).split()) or folded


@cache
def _compile_forms() -> tuple[re.Pattern[str], frozenset[str], tuple[str, ...]]:
    """Return the pattern of all legal forms, their abbreviations, and the starts of words in their phrases."""
    lines = _PHRASES.strip().replace("\n        ", "").replace("%", "[a-z]*").splitlines()
    words = frozenset(_ABBREVIATIONS.split())
    phrases = "|".join(map(str.strip, lines))
    return re.compile(rf"\b(?:{phrases}|(?:{'|'.join(sorted(words))}){_LEVELS})\b"), words, tuple(_MARKER_WORDS.split())
