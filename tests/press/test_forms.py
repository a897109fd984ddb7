"""One word or name in several forms, from file to hit: whichever is asked for finds them all."""

import json
from pathlib import Path

import pytest

import archive
from archive.press import Press


def taken_in(folder: Path, rows: list[dict[str, str]]) -> Press:
    file = folder / "rows.jsonl"
    file.write_text("".join(json.dumps({"id": str(n), **row}) + "\n" for n, row in enumerate(rows)), "utf-8")
    press = archive.create(folder / "home")
    press.ingest([file], jobs=1)
    return press


@pytest.mark.parametrize(
    "forms",
    ["王国维|王國維", "沢田健|澤田健", "渡邊一郎|渡辺一郎|渡邉一郎", "列夫·托尔斯泰|列夫・托爾斯泰"],
)
def test_an_author_in_any_form(tmp_path: Path, forms: str) -> None:
    people = forms.split("|")
    rows = [
        {"title": f"Piece {n}", "text": f"What {n} told us.", "author": name} for n, name in enumerate(people)
    ]
    with taken_in(tmp_path, rows) as press:
        for name in people:
            assert press.search(author=[name]).total == len(people)
            assert press.search(person=[name]).total == len(people)
            assert press.search(f'author:"{name}"').total == len(people)


@pytest.mark.parametrize(
    ("text", "queries"),
    [
        ("이론의 이해가 필요하다", ["이론", "리론"]),
        ("소령도 왔다", ["소령"]),
        ("유령도 나온다", ["유령"]),
        ("연령도 묻는다", ["연령"]),
        ("리승만괴뢰도당은 물러갔다", ["이승만"]),
        ("빠리꼼뮨으로부터 배운다", ["파리코뮌", "코뮌"]),
        ("새 도로를 연다", ["도로는", "도로의", "도로와"]),
        ("조선 중앙 통신은 자전거 도로를 보도하였다", ['"조선중앙통신"', "조선중앙통신", '"자전거도로"']),
        ("اجتمعت الأمة أمس في العاصمة مع الحرفيون", ["أمة", "حرفيون"]),
        ("Призори тръгнаха към полето с кошници и се върнаха по-късно.", ["кошница", "полета"]),
        ("東京都の法案と北朝鮮", ["法", "北", "法 OR 北"]),
    ],
)
def test_a_word_in_any_form(tmp_path: Path, text: str, queries: list[str]) -> None:
    with taken_in(tmp_path, [{"title": "", "text": text}]) as press:
        for query in queries:
            found = press.search(query)
            assert (found.total, found.relaxed, found.notes) == (1, False, ()), query
