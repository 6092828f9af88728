"""Plain text: its reader, the splitter of captions and credits, by-lines, and the language of a text."""

from __future__ import annotations

from typing import Any

import pytest

from service.model.bounds import DEFAULT, Bounds
from service.model.bundle import Bundle
from service.model.payload import Payload
from service.model.refusal import Refusal
from service.read.authors.byline import read_byline
from service.read.credit import split_credit
from service.read.teaser import Teaser, read_teaser
from service.read.text import read_text
from service.render.envelope import bundle_json
from tests.expect import CASES, assert_expected, case_names, expected_of

STAGE = "read_text"


def read(content: bytes, url: str | None = None, bounds: Bounds = DEFAULT) -> dict[str, Any]:
    """What the reader gives, in the bundle's shape."""
    reading = read_text(Payload(content, "text/plain", None, url, bounds=bounds))
    return bundle_json(Bundle({}, None, (), (), (), (), "", reading.findings, reading.provenance, reading.article))


@pytest.mark.parametrize("name", case_names(STAGE))
def test_case(name: str) -> None:
    content, expected = (CASES / STAGE / name / "input.txt").read_bytes(), expected_of(STAGE, name)
    if "refused" in expected:
        with pytest.raises(Refusal) as caught:
            read(content)
        assert caught.value.reason == expected["refused"]
    else:
        assert_expected(read(content), expected)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n\n", "\u2028"])
@pytest.mark.parametrize("name", ["arabic_lines_and_faq", "caption_and_credit_lines_are_told_apart", "interview_is_no_faq"])
def test_line_ends_and_blank_lines_change_nothing(name: str, end: str) -> None:
    text = (CASES / STAGE / name / "input.txt").read_text("utf-8")
    assert read(text.replace("\n", end).encode())["article"] == read(text.encode())["article"]


def test_address_is_the_one_of_the_request() -> None:
    found = read(b"A headline\nA paragraph.", "https://ledger.example/a")
    assert_expected(found, {"is": {"/article/url": "https://ledger.example/a", "/provenance/url/source": "request"}})


@pytest.mark.parametrize("length", [200_000, 400_000])
@pytest.mark.parametrize("line", ["FAQ\nx\n", "READ ALSO:\n", "Photo: x (AP). ", "(", "**a ", "By Nora Falk and "])
def test_hostile_text_is_read(line: str, length: int) -> None:
    content = (f"Headline\n{line * (length // len(line))}").encode()
    assert read(content, bounds=Bounds(text_lines=length))["article"]["headline"].startswith("Headline")


CREDITS = {
    "The quay at noon. (Ana Lima/KXLD)": ("The quay at noon", "Ana Lima/KXLD"),
    "The quay at noon. (Ana Lima/The Harbour Post)": ("The quay at noon", "Ana Lima/The Harbour Post"),
    "“Nobody came.” (Ana Lima for The Harbour Post)": ("“Nobody came.”", "Ana Lima for The Harbour Post"),
    "Ana Lima/Stockhouse for The Harbour Post": (None, "Ana Lima/Stockhouse for The Harbour Post"),
    "Ana Lima for The Harbour Post": (None, "Ana Lima for The Harbour Post"),
    "Photo illustration by Ana Lima": (None, "Ana Lima"),
    "© stockhouse / ana lima": (None, "stockhouse / ana lima"),
    "A hall in Brest. Image Credit: EPA via BelTa Handout": ("A hall in Brest", "EPA via BelTa Handout"),
    "Pupils queue in Lund | © Hafen AG": ("Pupils queue in Lund", "Hafen AG"),
    "The quay (Photo: Leo Brandt)": ("The quay", "Leo Brandt"),
    "The quay (Photo: Leo Brandt (AP)).": ("The quay", "Leo Brandt (AP)"),
    "Die Halle Foto: dpa/Max Muster": ("Die Halle", "dpa/Max Muster"),
    "La halle. Crédit photo : Jean Petit / AFP": ("La halle", "Jean Petit / AFP"),
    "La plaza. EFE/ J.J. Mora": ("La plaza", "EFE/ J.J. Mora"),
    "Un barco (Ana Silva/SIPA)": ("Un barco", "Ana Silva/SIPA"),
    "Barcos el 11 de octubre. Ana Silva (REUTERS)": ("Barcos el 11 de octubre", "Ana Silva (REUTERS)"),
    "Hamnen. Foto: Privat": ("Hamnen", "Privat"),
    "Widok na most. Fot. Jan Kowalski / PAP": ("Widok na most", "Jan Kowalski / PAP"),
    "Вид на мост. Фото: Анна Сидорова / ТАСС": ("Вид на мост", "Анна Сидорова / ТАСС"),
    "橋の作業員。写真：山田太郎": ("橋の作業員", "山田太郎"),
    "新しい無線機（警視庁提供）": ("新しい無線機", "警視庁"),
    "工人检查大桥。图片来源：新华社": ("工人检查大桥", "新华社"),
    "다리 위의 작업자. 사진=연합뉴스": ("다리 위의 작업자", "연합뉴스"),
    "جسر الميناء. تصوير: أحمد علي": ("جسر الميناء", "أحمد علي"),
    "Foto: © dpa": (None, "dpa"),
    "Getty Images": (None, "Getty Images"),
    "A tree. © 2019 NTB": ("A tree", "NTB"),
    "Le port (Photo Claude Petit/AFP)": ("Le port", "Claude Petit/AFP"),
    "Le port rouvre. Photo Claude Petit": ("Le port rouvre", "Claude Petit"),
    "Der Hafen (Foto Max Muster)": ("Der Hafen", "Max Muster"),
    "Il porto (foto Marco Rossi) di mattina": ("Il porto di mattina", "Marco Rossi"),
    "Вид на порт (Фото Анна Сидорова)": ("Вид на порт", "Анна Сидорова"),
    "The port. Image AFP": ("The port", "AFP"),
    "The quay (Photo: Ada Falk) at dawn (Foto: Ben Stone)": ("The quay at dawn", "Ada Falk | Ben Stone"),
    "The quay (Photo by Ada Falk/AFP) (Foto: Ada Falk)": ("The quay", "Ada Falk/AFP"),
}
NO_CREDITS = [
    "The head of the Environmental Protection Agency (EPA)",
    "A new photo by the artist hangs in the hall",
    "Foto de familia de la segunda reunión",
    "In the photo: a man walks over the bridge",
    "Copyright law is complex",
    "(a) a boat, (b) a bridge and (c) a quay",
    "Photo: a man walks over the bridge in the rain of the evening",
    "A worker inspects the bridge.",
    "The film runs in town (Picture House Central)",
    "La banque (Crédit Mutuel Arkéa)",
    "Photo Finish at Ascot",
    "The port. Photos from Monday",
    "The port (Photo Archive)",
    "The winner (Ana Lima/BRA)",
    "Ana Lima writes for The Harbour Post",
    "The mayor, who works for The Harbour Post",
    "The quay on Monday. (before/AFTER)",
    "He said “yes” to AFP and Reuters",
    "",
]


@pytest.mark.parametrize(("text", "parts"), CREDITS.items())
def test_stated_credit_is_split_off(text: str, parts: tuple[str | None, str]) -> None:
    assert split_credit(text) == parts


@pytest.mark.parametrize("text", NO_CREDITS)
def test_text_without_a_credit_is_the_caption(text: str) -> None:
    assert split_credit(text) == (text or None, None)


@pytest.mark.parametrize("text", [*CREDITS, *NO_CREDITS, "A. AP. Reuters", "A (AP) (AFP)", "A. Photo: B. Credit: C"])
def test_caption_is_split_once_and_for_all(text: str) -> None:
    caption, _ = split_credit(text)
    assert split_credit(caption or "") == (caption, None)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Nora Falk, Per Stein and Ines Rahm", ["Nora Falk", "Per Stein", "Ines Rahm"]),
        ("By Nora Falk in Berlin and Per Stein in Rome", ["Nora Falk", "Per Stein"]),
        ("By Nora Falk (Text) and Leo Brandt (Photos)", ["Nora Falk"]),
        ("Tekst: Kari Nordmann, Foto: Ola Hansen", ["Kari Nordmann"]),
        ("By Jean-Luc O'Neill-de la Tour", ["Jean-Luc O'Neill-de la Tour"]),
        ("Por Ana Silva e João Souza", ["Ana Silva", "João Souza"]),
        ("Автор: Иван Петров", ["Иван Петров"]),
        ("文/李明 编辑/王芳", ["李明"]),
        ("By Reuters", ["Reuters"]),
        ("By Our Correspondent", []),
        ("By Christmas", None),
        ("Von Bayern nach Berlin", None),
        ("By Monday, Berlin Will Decide", None),
        ("De Villaclara a Madrid", None),
        ("Text: the law is here", None),
        ("Smith, a local journalist, said no", None),
        ("Ferries add late sailings", None),
    ],
)
def test_byline_is_read_where_all_of_it_is_names(line: str, names: list[str] | None) -> None:
    byline = read_byline(line)
    assert (byline and [agent.name for agent in byline.authors]) == names


@pytest.mark.parametrize(
    ("line", "teaser"),
    [
        ("READ ALSO", Teaser.MARKER),
        ("Lesen Sie auch:", Teaser.ANNOUNCES),
        ("READ MORE: Five walks", Teaser.WHOLE),
        ("► LEE TAMBIÉN: Cinco paseos", Teaser.WHOLE),
        ("関連記事：五つの散歩道", Teaser.WHOLE),
        ("More than forty people came", None),
        ("Related cases rose by a third", None),
        ("Live music returns", None),
    ],
)
def test_teasers_are_told_from_prose(line: str, teaser: Teaser | None) -> None:
    assert read_teaser(line) is teaser
