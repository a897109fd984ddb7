"""Any text: no crash, exact offsets, mentions in order and apart."""

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.people import Register, find, key

SPACED = """Kim Jong Il Fidel Castro Ruz President of the Square 's ’s - . , J. de la A II St. Mr. İ ß ǅ
O'Neill Díaz-Canel Ким Чен Ира Путиным كيم جونغ إيل 김정일 동지 은 金正恩 主席 · フィデル カストロ 氏"""
ODD = ["\n", "\n\n", " ", "\ud800", "\x00", "\u202e", "e\u0301", "김 정 은", ", president of", "(45)"]
PIECES = st.sampled_from([*SPACED.split(), *ODD])
LANGUAGES = st.sampled_from(["en", "ko", "zh", "ja", "ru", "es", "fr", "de", "ar", "pl", "cs", "uk", "und"])


@settings(deadline=None, max_examples=300)
@given(
    text=st.one_of(
        st.text(max_size=200),
        st.lists(PIECES, max_size=25).map(" ".join),
        st.lists(PIECES, max_size=25).map("".join),
    ),
    language=LANGUAGES,
    known=st.lists(st.text(max_size=20), max_size=2),
)
def test_any_text(text: str, language: str, known: list[str], register: Register) -> None:
    found = find(text, language, register, known=known)
    assert len({one.id for one in found}) == len(found)
    taken: set[int] = set()
    for one in found:
        assert one.id == key(one.name)
        assert list(one.mentions) == sorted(one.mentions, key=lambda mention: mention.start)
        for mention in one.mentions:
            assert text[mention.start : mention.end] == mention.verbatim
            span = range(mention.start, mention.end)
            assert span
            assert taken.isdisjoint(span)
            taken.update(span)


@settings(deadline=None, max_examples=300)
@given(st.text(min_size=1))
def test_keys_are_never_empty_and_stay(name: str) -> None:
    assert key(name)
    assert key(key(name)) == key(name)


@settings(deadline=None, max_examples=200)
@given(keys=st.lists(st.text(max_size=12), max_size=20))
def test_any_key_can_be_resolved(keys: list[str], register: Register) -> None:
    assert register.resolve(keys).keys() <= set(keys)
    for name in keys:
        assert isinstance(register.lookup(name), list)
        assert isinstance(register.part(name), list)
