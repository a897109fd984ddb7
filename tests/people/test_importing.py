"""Lists of persons: every format, what is refused, and who is the same."""

import gzip
import json
from collections.abc import Sequence

import pytest

from archive.errors import DocumentError
from archive.people import NameForm, Register, RegisteredPerson
from archive.people.authority.persons import Office
from archive.people.importing import Listing, combined, read, recognised
from archive.people.importing.values import Listed


def listing(data: str | bytes, form: str = "auto", *, most_bytes: int = 1_000_000) -> Listing:
    return read(data.encode() if isinstance(data, str) else data, "list", form, most_bytes=most_bytes)


def names(person: Listed) -> list[tuple[str, str]]:
    return [(form.name, form.language) for form in person.forms]


WIDE = """id,label,name_en,name_ko-KP,alias_en,zh_Hant,born,died,office,kind,of,from,to
a,,Jane Roe,제인 로,J. Roe|Jane R. Roe,羅珍,1950-03-02,2001,Mayor of Pelagia,other,Pelagia,1980,1984-05
b,로영희,,,,,1960,,,,,,
"""


def test_a_table_with_a_column_for_each_language() -> None:
    found = listing(WIDE)
    assert (found.format, found.refused) == ("csv", ())
    jane, other = found.persons
    assert names(jane) == [
        ("Jane Roe", "en"),
        ("제인 로", "ko-KP"),
        ("J. Roe", "en"),
        ("Jane R. Roe", "en"),
        ("羅珍", "zh-Hant"),
    ]
    assert (jane.id, jane.wikidata, jane.born, jane.died) == ("a", None, 1950, 2001)
    assert list(jane.offices) == [
        Office(title="Mayor of Pelagia", kind="other", of="Pelagia", from_="1980", to="1984-05")
    ]
    assert names(other) == [("로영희", "ko")]


LONG = "item;itemLabel;lang\nQ7;Jane Roe;en\nQ8;Ann Lee;en\nQ7;Джейн Роу;ru\nQ7;Q7;de\n"


def test_a_table_with_a_row_for_each_name() -> None:
    found = listing(LONG)
    assert [(person.wikidata, names(person)) for person in found.persons] == [
        ("Q7", [("Jane Roe", "en"), ("Джейн Роу", "ru")]),
        ("Q8", [("Ann Lee", "en")]),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gzip"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encodings_and_delimiters(encoding: str, mark: str, end: str) -> None:
    text = end.join(["name_en,name_ru,born", '"Jane, Roe; x",Джейн Роу,1950', ""]).replace(",", mark)
    data = gzip.compress(text.encode()) if encoding == "gzip" else text.encode(encoding)
    (person,) = listing(data).persons
    assert ("Джейн Роу", "ru") in names(person)
    assert person.born == 1950


def test_cyrillic_in_an_old_encoding() -> None:
    rows = "Константин Паустовский,1892\nАнна Ахматова,1889\nМихаил Шолохов,1905\n" * 4
    found = listing(("name_ru,born\n" + rows).encode("cp1251"))
    assert names(found.persons[0]) == [("Константин Паустовский", "ru")]


TURTLE = (
    "?item\t?itemLabel\t?born\n"
    '<http://www.wikidata.org/entity/Q7>\t"Jane \\"J\\" Roe"@en\t"1950-03-02T00:00:00Z"^^<http://x#dateTime>\n'
    '<http://www.wikidata.org/entity/Q7>\t"Джейн Роу"@ru\t\n'
)


def test_verbose_results_of_a_query() -> None:
    found = listing(TURTLE)
    assert found.format == "wikidata"
    (jane,) = found.persons
    assert names(jane) == [('Jane "J" Roe', "en"), ("Джейн Роу", "ru")]
    assert (jane.wikidata, jane.born) == ("Q7", 1950)


def sparql(*rows: dict[str, object]) -> str:
    return json.dumps({"head": {"vars": ["item", "itemLabel"]}, "results": {"bindings": rows}})


ITEM = {"type": "uri", "value": "http://www.wikidata.org/entity/Q7"}


def test_results_of_a_query_in_json() -> None:
    found = listing(
        sparql(
            {"item": ITEM, "itemLabel": {"type": "literal", "value": "Jane Roe", "xml:lang": "en"}},
            {
                "item": ITEM,
                "alt": {"type": "literal", "value": "x"},
                "itemAltLabel": {"type": "literal", "value": "羅珍", "xml:lang": "zh-hant"},
                "born": {"type": "bnode", "value": "t12"},
            },
            {"item": ITEM, "itemLabel": {"type": "literal", "value": "x", "xml:lang": "not a language"}},
        )
    )
    assert found.format == "wikidata"
    assert names(found.persons[0]) == [("Jane Roe", "en"), ("羅珍", "zh-Hant")]
    assert [item.place for item in found.refused] == ["bindings 3"]
    plain = json.dumps([{"item": ITEM["value"], "itemLabel": "Jane Roe", "label_ru": "Джейн Роу"}])
    assert names(listing(plain).persons[0]) == [("Jane Roe", "und"), ("Джейн Роу", "ru")]


POPOLO = {
    "persons": [
        {
            "id": "p1",
            "name": "Jane Roe",
            "other_names": [{"name": "Джейн Роу", "lang": "ru"}, {"name": "J. Roe"}],
            "identifiers": [{"scheme": "wikidata", "identifier": "Q7"}],
            "birth_date": "1950-03",
            "memberships": [{"role": "Speaker", "organization_id": "o1", "start_date": "1990"}],
        },
        {"id": "p2", "name": ""},
        7,
    ],
    "organizations": [{"id": "o1", "name": "Assembly"}],
    "memberships": [
        {"person_id": "p1", "role": "Member", "organization_id": "o1", "start_date": "1980-02-01"},
        {"person_id": "p1", "role": "Member", "start_date": "some day"},
    ],
}


def test_popolo() -> None:
    found = listing(json.dumps(POPOLO))
    assert found.format == "popolo"
    (jane,) = found.persons
    assert names(jane) == [("Jane Roe", "und"), ("Джейн Роу", "ru"), ("J. Roe", "und")]
    assert (jane.id, jane.wikidata, jane.born) == ("p1", "Q7", 1950)
    assert list(jane.offices) == [
        Office(title="Member", of="Assembly", from_="1980-02-01"),
        Office(title="Speaker", of="Assembly", from_="1990"),
    ]
    assert [item.place for item in found.refused] == ["memberships 2", "persons 3", "persons 2"]
    assert listing(json.dumps(POPOLO["persons"])).persons[0].wikidata == "Q7"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("x,19x", "'19x' is not a date"),
        (",1950", "it has no name"),
        ("!?,1950", "'!?' is no name"),
        ("a\x07b,1950", "no text"),
        ("n" * 201 + ",1950", "is no name"),
        ('"open,1950\n' + "x" * 140_000, "a quotation mark is not closed"),
    ],
)
def test_a_bad_row_does_not_keep_the_others_out(row: str, reason: str) -> None:
    found = listing(f"name,born\nJane Roe,1950\n{row}\n")
    assert names(found.persons[0]) == [("Jane Roe", "und")]
    assert found.refused[0].place == "line 3"
    assert reason in found.refused[0].reason


@pytest.mark.parametrize(
    ("data", "form", "reason"),
    [
        (b"", "auto", "no column with names"),
        (b"colour,size\nred,3\n", "auto", "no column with names"),
        (b"name\n", "auto", "no person in it"),
        (b"{}", "auto", "no person in it"),
        (b'{"persons": [{"name": "Jane Roe"}', "auto", "not closed"),
        (b"name\nJane Roe\n", "popolo", "it is no JSON"),
        (b'{"persons": []}', "csv", "it is JSON"),
        ('{"persons": []}'.encode("utf-16-le"), "popolo", "must be in UTF-8"),
        (gzip.compress(b"name\nJane Roe\n")[:-9], "auto", "damaged"),
        (gzip.compress(b"name\n" + b"Jane Roe\n" * 200_000), "auto", "unpacks to more than"),
        (b"name\nJane \xff\xfe\xf0 Roe\n" + "é".encode() * 9, "csv", "no person|not valid"),
    ],
)
def test_a_file_that_is_no_list(data: bytes, form: str, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        listing(data, form)


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (b'\xef\xbb\xbf {"head":{"vars":["item"]},"results"', "wikidata"),
        (b'[{"item":"http://www.wikidata.org/entity/Q1"', "wikidata"),
        (b"item,itemLabel\nhttp", "wikidata"),
        (b"?item\t?x\n", "wikidata"),
        (b'{"persons":[]', "popolo"),
        (b'[{"name":', "popolo"),
        (b"name_en;name_ko", "csv"),
    ],
)
def test_recognised(head: bytes, form: str) -> None:
    assert recognised(head) == form


# Who is the same

SHIPPED = (
    RegisteredPerson(
        id="jane-roe", forms=(NameForm(name="Jane Roe", language="en"),), wikidata="Q7", born=1950
    ),
    RegisteredPerson(
        id="kim-mu-dal",
        forms=(NameForm(name="Kim Mu Dal", language="en"), NameForm(name="김무달", language="ko")),
        born=1940,
    ),
)


def put(*rows: str, header: str = "wikidata,id,name_en,name_ru,name_ko,born") -> Sequence[RegisteredPerson]:
    return combined(SHIPPED, [("list", listing("\n".join([header, *rows, ""])).persons)]).persons


@pytest.mark.parametrize(
    ("row", "person"),
    [
        ("Q7,,Jane R. Roe,,,", "jane-roe"),
        (",jane-roe,Jane R. Roe,,,", "jane-roe"),
        ("Q9,jane-roe,Jane R. Roe,,,", "jane-r-roe"),
        ("Q9,,Jane Roe,,,1950", "jane-roe-1950"),  # another item
        (",,Jane Roe,,,1950", "jane-roe"),
        (",,Jane Roe,,,1951", "jane-roe-1951"),
        (",,Jane Roe,,,", "jane-roe-2"),
        (",,Kim Mu Dal,,,1940", "kim-mu-dal"),
        ("Q9,,Kim Mu Dal,,,1940", "kim-mu-dal-1940"),  # Korean names are those of many
        ("Q9,,Kim Mu Dal,,김무달,1940", "kim-mu-dal"),
        (",,,Джейн Роу,,", "джейн-роу"),
    ],
)
def test_who_is_the_same(row: str, person: str) -> None:
    assert [one.id for one in put(row)] == [person]


def test_a_known_person_gets_the_names_that_are_new() -> None:
    (jane,) = put("Q7,,Jane Roe,Джейн Роу,,1950")
    assert jane.forms == (
        NameForm(name="Jane Roe", language="en"),
        NameForm(name="Джейн Роу", language="ru", source="list"),
    )
    assert jane.sources == ("import list",)


def test_a_list_tells_its_own_persons_apart() -> None:
    assert [one.id for one in put(",x,Ann Lee,,,1950", ",y,Ann Lee,,,1950")] == ["ann-lee", "ann-lee-1950"]
    with Register.compile(imports=put(",x,Ann Lee,,,1950", ",y,Ann Lee,,,1950")) as register:
        assert register.resolve(["ann-lee"]) == {"ann-lee": "ann-lee-other"}


def test_parts_of_names_are_left_out() -> None:
    header = "wikidata,name_en,name_ko,born"
    persons = put(
        "Q1,Ann Roe|Roe|Annie,,", "Q2,Annie Lind,,", "Q3,Pelagia,,", "Q4,,김무선|무선,", header=header
    )
    assert [[form.name for form in one.forms] for one in persons] == [
        ["Ann Roe"],
        ["Annie Lind"],
        ["Pelagia"],
        ["김무선"],
    ]


def test_counts() -> None:
    text = "wikidata,name_en,born\nQ7,Jane Roe|Jane R. Roe|Roe,1950\nQ8,Ann Lee,\nQ9,Ann Lee,\n"
    persons = listing(text).persons
    (count,) = combined(SHIPPED, [("list", persons)]).counts
    assert (count.persons, count.joined, count.new, count.forms, count.bare) == (3, 1, 2, 3, 1)
    assert (count.homonyms, count.shared) == (1, ("Ann Lee",))


def test_lists_one_after_the_other() -> None:
    first = listing("wikidata,name_en\nQ20,Ann Lee\n").persons
    second = listing("wikidata,name_ru\nQ20,Анна Ли\n").persons
    made = combined(SHIPPED, [("a", first), ("b", second)])
    (ann,) = made.persons
    assert [(form.name, form.source) for form in ann.forms] == [("Ann Lee", "a"), ("Анна Ли", "b")]
    assert [(count.new, count.joined) for count in made.counts] == [(1, 0), (0, 1)]
