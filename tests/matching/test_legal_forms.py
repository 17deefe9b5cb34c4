"""A legal form is ignored, in full and abbreviated, and the other words of a name are compared."""

import pytest

from eapa_cli.matching.legal_forms import omit_legal_forms
from eapa_cli.matching.name_similarity import SAME, compute_similarity


@pytest.mark.parametrize(
    ("short", "full"),
    [
        # Russian.
        ("ПАО «Сибирский лес»", "Публичное акционерное общество «Сибирский лес»"),
        ("ОАО «Сибирский лес»", "Открытое акционерное общество «Сибирский лес»"),
        ("ЗАО «Сибирский лес»", "Закрытое акционерное общество «Сибирский лес»"),
        ("АНО «Диалог культур»", "Автономная некоммерческая организация «Диалог культур»"),
        (
            "АНО ДПО «Учебный центр Полёт»",
            "Автономная некоммерческая организация дополнительного профессионального образования «Учебный центр Полёт»",
        ),
        ("АНО ВО «Полярный институт»", "Автономная некоммерческая организация высшего образования «Полярный институт»"),
        (
            "ФГБОУ ВПО «Полярная академия»",
            "Федеральное государственное бюджетное образовательное учреждение высшего профессионального образования «Полярная академия»",
        ),
        (
            "ФГАОУ ВО «Полярный университет»",
            "Федеральное государственное автономное образовательное учреждение высшего образования «Полярный университет»",
        ),
        ("ФГБУН Институт Полярис РАН", "Федеральное государственное бюджетное учреждение науки Институт Полярис РАН"),
        ("ФГБУК «Музей Рассвет»", "Федеральное государственное бюджетное учреждение культуры «Музей Рассвет»"),
        (
            "ГБУК г. Москвы «Театр Рассвет»",
            "Государственное бюджетное учреждение культуры города Москвы «Театр Рассвет»",
        ),
        ("МБОУ «Лицей Рассвет»", "Муниципальное бюджетное общеобразовательное учреждение «Лицей Рассвет»"),
        ("ФГУП «Рассвет»", "Федеральное государственное унитарное предприятие «Рассвет»"),
        ("МУП «Рассвет»", "Муниципальное унитарное предприятие «Рассвет»"),
        ("РОО «Рассвет»", "Региональная общественная организация «Рассвет»"),
        ("ООО «Рассвет»", "Общероссийская общественная организация «Рассвет»"),
        ("НП «Рассвет»", "Некоммерческое партнёрство «Рассвет»"),
        ("НКО «Рассвет»", "Некоммерческая организация «Рассвет»"),
        ("ТОО «Рассвет»", "Товарищество с ограниченной ответственностью «Рассвет»"),
        ("УО «Полоцкий университет»", "Учреждение образования «Полоцкий университет»"),
        ("ЧОУ ВО «Рассвет»", "Частное образовательное учреждение высшего образования «Рассвет»"),
        ("НОУ «Рассвет»", "Негосударственное образовательное учреждение «Рассвет»"),
        ("ИП Кузнецов", "Индивидуальный предприниматель Кузнецов"),
        ("ГАУ «Рассвет»", "Государственное автономное учреждение «Рассвет»"),
        ("АО «Северный ветер»", "Акционерное общество «Северный ветер»"),
        # English, and abbreviations in Latin letters.
        ("OOO Rassvet", "ООО «Рассвет»"),
        ("LLC Rassvet", "ООО «Рассвет»"),
        ("Rassvet Limited Liability Company", "ООО «Рассвет»"),
        ("JSC Sibles", "Joint-Stock Company Sibles"),
        ("PJSC Sibles", "Public Joint Stock Company Sibles"),
        ("OJSC Sibles", 'Open Joint Stock Company "Sibles"'),
        ("Sibles PLC", "Sibles Public Limited Company"),
        ("Sibles Co., Ltd.", "Sibles Company Limited"),
        ("Sibles Pty Ltd", "Sibles Proprietary Limited"),
        ("Sibles Pvt. Ltd.", "Sibles Private Limited"),
        ("Sibles LLP", "Sibles Limited Liability Partnership"),
        ("ANO Dialogue of Cultures", 'Autonomous Non-Profit Organization "Dialogue of Cultures"'),
        ("ANO Dialogue of Cultures", "Autonomous non-commercial organisation Dialogue of Cultures"),
        ("NGO Rassvet", "Non-Governmental Organization Rassvet"),
        (
            "FSBEI HE Polar University",
            'Federal State Budgetary Educational Institution of Higher Education "Polar University"',
        ),
        ("North Wind Corp", "North Wind Corporation"),
        ("North Wind Inc.", "North Wind Incorporated"),
        # German.
        ("Nordwind AG", "Nordwind Aktiengesellschaft"),
        ("Nordwind e.V.", "Nordwind eingetragener Verein"),
        ("Nordwind KG", "Nordwind Kommanditgesellschaft"),
        ("Nordwind gGmbH", "Nordwind gemeinnützige GmbH"),
        ("Nordwind gGmbH", "Nordwind gemeinnützige Gesellschaft mit beschränkter Haftung"),
        ("Nordwind GmbH & Co. KG", "Nordwind GmbH & Co. Kommanditgesellschaft"),
        ("Nordwind OHG", "Nordwind offene Handelsgesellschaft"),
        ("Nordwind UG (haftungsbeschränkt)", "Nordwind Unternehmergesellschaft"),
        ("Nordwind GbR", "Nordwind Gesellschaft bürgerlichen Rechts"),
        # Spanish.
        ("Viento Norte S.A.", "Viento Norte Sociedad Anónima"),
        ("Viento Norte SA", "Viento Norte, sociedad anónima"),
        ("Viento Norte S.L.", "Viento Norte Sociedad Limitada"),
        ("Viento Norte S.L.", "Viento Norte Sociedad de Responsabilidad Limitada"),
        ("Viento Norte S.A. de C.V.", "Viento Norte Sociedad Anónima de Capital Variable"),
        ("Viento Norte S.A.S.", "Viento Norte Sociedad por Acciones Simplificada"),
        ("Viento Norte S. Coop.", "Viento Norte Sociedad Cooperativa"),
        ("Viento Norte SLU", "Viento Norte Sociedad Limitada Unipersonal"),
        # French and Uzbek.
        ("Vent SARL", "Vent Société à responsabilité limitée"),
        ("Shamol MChJ", "Shamol mas'uliyati cheklangan jamiyati"),
        ('"Shamol" MCHJ', "«Шамол» масъулияти чекланган жамияти"),
        ("Shamol AJ", "Shamol aksiyadorlik jamiyati"),
        # Kinds of bodies, which are no legal forms.
        ("Корпорация «Ветер»", "Veter Corporation"),
        ("ГК «Росатом»", "Государственная корпорация «Росатом»"),
        ("Благотворительный фонд «Рассвет»", "БФ «Рассвет»"),
        ("АО «НК «КазМунайГаз»", "Акционерное общество «Национальная компания «КазМунайГаз»"),
    ],
)
def test_a_legal_form_is_the_same_in_full_and_abbreviated(short: str, full: str) -> None:
    assert compute_similarity(short, full) >= SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ООО «Северный ветер»", "ООО «Южный ветер»"),
        ("North Wind LLC", "North Star LLC"),
        ("Общество с ограниченной ответственностью «Альфа»", "Общество с ограниченной ответственностью «Бета»"),
        ("ФГБОУ ВО «Холмский университет»", "ФГБОУ ВО «Речной университет»"),
        (
            'Federal State Budgetary Educational Institution of Higher Education "Hill University"',
            'Federal State Budgetary Educational Institution of Higher Education "River University"',
        ),
        ("Государственное учреждение «Музей»", "Государственное учреждение «Театр»"),
        ("АО «Банк»", "АО «Театр»"),
        ("Sociedad Anónima Norte", "Sociedad Anónima Sur"),
    ],
)
def test_organizations_with_the_same_legal_form_are_still_different(one: str, other: str) -> None:
    assert compute_similarity(one, other) < SAME


def test_a_name_without_its_legal_form_is_the_same() -> None:
    full = "Federal State Autonomous Educational Institution of Higher Education Polar University"

    assert compute_similarity("Polar University", full) >= SAME


@pytest.mark.parametrize(("one", "other"), [("Limited", "Ltd"), ("ООО", "ОАО")])
def test_names_that_consist_of_legal_forms_are_not_the_same(one: str, other: str) -> None:
    assert compute_similarity(one, other) < SAME


def test_a_name_that_consists_of_legal_forms_is_not_emptied() -> None:
    assert omit_legal_forms("limited company") == "limited company"
    assert omit_legal_forms("non stop") == "non stop"


def test_ip_is_a_legal_form_only_at_the_start_of_a_name() -> None:
    assert omit_legal_forms("ip kuznetsov") == "kuznetsov"
    assert omit_legal_forms("hill ip centre") == "hill ip centre"
