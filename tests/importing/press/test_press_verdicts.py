"""Whether a page reports a signing: sentences that do, and sentences about other agreements, plans and the past."""

from collections.abc import Callable, Iterable
from typing import Any

from running import Eapa

A, B = "the Lake University", "the Hill Institute"
# Sentences of a page of 5 March 2019: a signing in February is news, and one in September was months ago.
SIGNINGS = [
    f"{A} and {B} became partners, signing a declaration of friendship.",
    f"In Astana {A} and {B} today sign a memorandum of cooperation.",
    f"The visit ended with the signature of a charter between {A} and {B}.",
    f"In Astana {A} and {B} signed an addendum to the agreement of 2015.",
    f"In Astana {A} and {B} signed a new agreement, replacing the memorandum signed in 2012.",
    f"With the protocol {A} and {B} extend a memorandum; the rectors signed it in Astana.",
    f"In Astana {A} and {B} signed an LoI.",
    f"In Astana {A} and {B} signed a joint communiqué.",
    f"In Astana the rectors of {A} and {B} put their names to a covenant.",
    f"In Astana {A} and {B} struck an agreement.",
    f"In Astana {A} and {B} signed a memo of cooperation.",
    f"In February {A} and {B} signed an agreement.",
    "Hill Discussion Club and Lake University sign agreement\n\nA ceremony was held to sign it.",
    f"{A}, which has not significantly changed since 1950, and {B} signed an agreement.",
    "Озёрный университет и Горный институт подписали акт о побратимстве.",
    "Спустя год переговоров Озёрный университет и Горный институт подписали протокол.",
    "Договор Озёрного университета и Горного института, подписанный накануне ректорами, рассчитан на год.",
    "«Ждали давно», — сказал ректор, подписав с президентом Горного института Анной Петровной Беловой соглашение.",
    "В феврале 2019 года Озёрный университет и Горный институт подписали соглашение.",
    "Меморандум Озёрного университета и Горного института был завизирован ректорами.",
    "Озёрный университет и Горный институт заключили соглашение\n\nПодписанное соглашение предполагает обмен.",
    "Озёрный университет и Горный институт обменялись подписанными экземплярами соглашения.",
    "Подписанное сегодня соглашение Озёрного университета и Горного института рассчитано на пять лет.",
    "Озёрный университет подписал с Горным институтом новое соглашение взамен заключённого в 2012 году.",
    "Озёрный университет и Горный институт закрепили сотрудничество соглашением.",
    "Озёрный университет и Горный институт оформили партнёрство, подписав соглашение.",
    "Озёрный университет и Горный институт утвердили своими подписями программу сотрудничества.",
]
OTHERS = [
    "A partnership agreement signed by the heads of all partners must be added to the application.",
    f"The ministers discussed how to activate the memorandum of understanding (MoU) signed by {A} and {B}.",
    "In the last round 11 agreements were signed.",
    f"The meeting was to revive the Memorandum of Understanding (MoU) signed in 2006 by {A} and {B}.",
    f"The memorandum between them was signed by the then heads of {A} and {B}.",
    f"The president signed a law on the ratification of the agreement between {A} and {B}.",
    f"The petition was signed by 500 people who oppose the agreement between {A} and {B}.",
    f"In May {A} terminated the agreement signed with {B}.",
    f"As earlier reported, {A} and {B} signed an agreement.",
    f"No agreement was signed between {A} and {B}.",
    f"Before signing the memorandum, {A} and {B} need approval.",
    f"{A} and {B} met to discuss a plan to sign an agreement.",
    f"If the new agreement is signed, {A} will open a branch.",
    f"In May {A} denied that it had signed an agreement with {B}.",
    f"After talks in Osh in May 2018, a protocol was signed by {A} and {B}.",
    f"The director said that the agreement signed by {A} and {B} this September will help.",
    "После переговоров в Оше в мае 2018 года Озёрный университет и Горный институт подписали протокол.",
    "Озёрный университет и Горный институт в сентябре подписали протокол.",
    "Гости приехали в музей, а год спустя был подписан договор Озёрного университета и Горного института.",
    "В минувшем году Озёрный университет и Горный институт подписали протокол.",
    "Договор между Озёрным университетом и Горным институтом будет заключён в мае.",
    "Президент подписал указ о ратификации соглашения.",
    "Петицию против соглашения между Озёрным университетом и Горным институтом подписали 500 человек.",
    "Озёрный университет опроверг, что подписал соглашение с Горным институтом.",
    "Как сообщалось, Озёрный университет и Горный институт подписали соглашение.",
    "Гостей из Оша сегодня встретил ректор университета.\n\nЧитайте также\nОзёрный университет и Горный институт подписали соглашение",
    f"Call for proposals: joint plays\n\nLast year {A} wrote to us. In May {A} and {B} signed an agreement on a grant.",
    "Объявляем открытый конкурс проектов\n\nПо итогам Озёрный университет и Горный институт подписали соглашение о гранте.",
]


def test_only_reports_of_a_signing_are_signings(
    draft_pages: Callable[[Iterable[str]], list[dict[str, Any]]],
) -> None:
    sentences = [*SIGNINGS, *OTHERS]
    stamps = ["Published: 5 March 2019" if text.isascii() else "Опубликовано: 5 марта 2019" for text in sentences]

    drafts = draft_pages(
        f"{stamp}\n\n{text[0].upper()}{text[1:]}\n" for stamp, text in zip(stamps, sentences, strict=True)
    )

    found = [text for text, draft in zip(sentences, drafts, strict=True) if draft["is_signing"]]

    assert found == SIGNINGS


def test_a_menu_is_not_the_headline(eapa: Eapa) -> None:
    menu = "ACADEMICS | STUDENTS | RESEARCH | LIBRARY | ALUMNI | PRESS | CONTACTS"
    page = f"{menu}\n\nHill Institute opens a library\n\nThe library has books in ten languages.\n"

    outcome = eapa("add-agreement", "--from-text", "-", "--dry-run", stdin=page.encode())

    assert "does not report a signing: Hill Institute opens a library\n" in outcome.err
