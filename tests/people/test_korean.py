"""Romanisation against names as the press of the North prints them."""

import pytest

from archive.people.scripts.korean import keys_of, romanise, southern

PRINTED = {
    "김일성": "Kim Il Sung",  # the leaders' names are older than the rules
    "김영남": "Kim Yong Nam",
    "최태복": "Choe Thae Bok",
    "김중린": "Kim Jung Rin",
    "강석주": "Kang Sok Ju",
    "장성택": "Jang Song Thaek",
    "곽범기": "Kwak Pom Gi",
    "김양건": "Kim Yang Gon",
    "박도춘": "Pak To Chun",
    "최룡해": "Choe Ryong Hae",
    "리선권": "Ri Son Gwon",
    "김경옥": "Kim Kyong Ok",
    "조명록": "Jo Myong Rok",
    "양형섭": "Yang Hyong Sop",
    "리영호": "Ri Yong Ho",
    "김평해": "Kim Phyong Hae",
    "박의춘": "Pak Ui Chun",
    "김격식": "Kim Kyok Sik",
    "우동측": "U Tong Chuk",
}


@pytest.mark.parametrize(("name", "printed"), [item for item in PRINTED.items() if item[0] != "김일성"])
def test_dprk(name: str, printed: str) -> None:
    assert romanise(name) == printed


@pytest.mark.parametrize(
    ("name", "system", "expected"),
    [
        ("김정은", "rr", "Gim Jeong Eun"),
        ("박근혜", "rr", "Bak Geun Hye"),
        ("장성택", "mr", "Chang Song Taek"),
        ("박의춘", "kontsevich", "Пак Ый Чхун"),
        ("문재인", "kontsevich", "Мун Чэ Ин"),
    ],
)
def test_other_systems(name: str, system: str, expected: str) -> None:
    assert romanise(name, system) == expected


@pytest.mark.parametrize(
    ("north", "south"),
    [
        ("리영호", "이영호"),
        ("로무현", "노무현"),
        ("류미영", "유미영"),
        ("림동원", "임동원"),
        ("김룡해", "김룡해"),
        ("라진", "나진"),
    ],
)
def test_southern_spelling(north: str, south: str) -> None:
    assert southern(north) == south


def test_keys_by_rule_name_their_rule() -> None:
    found = keys_of("리영호")
    assert found["ri-yong-ho"] == "dprk"
    assert found["ри-ен-хо"] == "kontsevich"
    assert found["이영호"] == "southern spelling"
