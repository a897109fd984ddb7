"""What every store does. A new kind of store is one more parameter of the fixture ``store``."""

from dataclasses import replace

import pytest

from archive.article import Article, Mention, Person
from archive.errors import DocumentError, NotFoundError
from archive.store import Damage, Store, rules

from .samples import NOW, article, contents, damages, put, submission


def test_put_fills_in_what_the_store_assigns(store: Store) -> None:
    stored = store.articles.put(submission("id:kcna:1", original=b"bytes"), now=NOW)
    assert stored.kind == "added"
    made = stored.article
    assert made.id.startswith("kcna-")
    assert len(made.id) == len("kcna-") + 12
    assert (made.revision, made.ingested, made.duplicate_of) == (1, NOW, None)
    assert made.original.bytes == 5
    assert made.original.sha256 == "277089d91c0bdf4f2e6862ba7e4a07605119431f5d13f726dd352b06f1b206a9"
    assert store.articles.get(made.id) == made


def test_an_article_comes_back_as_it_went_in(store: Store) -> None:
    people = (Person(id="kim", name="김정일", mentions=(Mention(verbatim="김정일", start=0, end=3),)),)
    given = submission("id:a:1", persons=people, evidence={"title": "first line"}, name="caf\udce9#1")
    stored = store.articles.put(given, now=NOW)
    expected = replace(
        given.article,
        id=stored.article.id,
        revision=1,
        ingested=NOW,
        original=replace(
            given.article.original, sha256=stored.article.original.sha256, bytes=len(given.original)
        ),
    )
    assert store.articles.get(stored.article.id) == expected


def test_the_record_proper_comes_back_as_it_went_in(store: Store) -> None:
    given = submission(
        "url:https://a.example/\udcff\x00",
        supplied={"a": [1, None, "é\x00\ud800"]},
        overrides={"source": "x"},
    )
    stored = store.articles.put(given, now=NOW)
    found = store.articles.stored(stored.article.id)
    assert found is not None
    assert (found.seq, found.changed, found.identity) == (stored.seq, stored.seq, given.identity)
    assert (found.supplied, found.overrides, found.context) == (
        given.supplied,
        given.overrides,
        given.context,
    )
    assert damages(store) == []


@pytest.mark.parametrize("data", [b"", b"x", bytes(range(256)) * 40, b"a" * 100_000])
def test_originals_come_back_byte_for_byte(store: Store, data: bytes) -> None:
    made = store.articles.put(submission("id:a:1", original=data), now=NOW).article
    assert store.articles.original(made.id) == data
    assert store.articles.original_bytes() == len(data)


# Each row: submissions of (identity, content, bytes) in order, and the kinds that come of them.
RULES = [
    ([("i", "A", b"1"), ("i", "A", b"1")], ["added", "unchanged"]),
    ([("i", "A", b"1"), ("i", "B", b"1")], ["added", "unchanged"]),
    ([("i", "A", b"1"), ("i", "A", b"2")], ["added", "unchanged"]),
    ([("i", "A", b"1"), ("i", "B", b"2")], ["added", "revised"]),
    ([("i", "A", b"1"), ("i", "B", b"2"), ("i", "A", b"3")], ["added", "revised", "unchanged"]),
    ([("i", "A", b"1"), ("i", "B", b"2"), ("i", "C", b"1")], ["added", "revised", "unchanged"]),
    ([("i", "A", b"1"), ("j", "A", b"1")], ["added", "duplicate"]),
    ([("i", "A", b"1"), ("j", "A", b"2")], ["added", "duplicate"]),
    ([("i", "A", b"1"), ("j", "B", b"1")], ["added", "added"]),
    ([("i", "A", b"1"), ("j", "A", b"2"), ("k", "A", b"3")], ["added", "duplicate", "duplicate"]),
    ([("i", "A", b"1"), ("j", "A", b"2"), ("j", "A", b"3")], ["added", "duplicate", "unchanged"]),
    ([("i", "A", b"1"), ("j", "A", b"2"), ("j", "B", b"3")], ["added", "duplicate", "revised"]),
    ([("i", "A", b"1"), ("i", "B", b"2"), ("j", "A", b"3")], ["added", "revised", "added"]),
    ([("i", "A", b"1"), ("i", "B", b"2"), ("j", "B", b"3")], ["added", "revised", "duplicate"]),
]


@pytest.mark.parametrize("batch", ["one transaction", "one each"])
@pytest.mark.parametrize(("given", "expected"), RULES)
def test_what_a_submission_is(
    store: Store, given: list[tuple[str, str, bytes]], expected: list[str], batch: str
) -> None:
    if batch == "one each":
        kinds = [put(store, *item) for item in given]
    else:
        with store.transaction():
            kinds = [put(store, *item) for item in given]
    assert kinds == expected
    assert damages(store) == []


def test_duplicates_point_to_the_first_that_is_none(store: Store) -> None:
    first = store.articles.put(submission("i", "A"), now=NOW).article
    others = [store.articles.put(submission(name, "A"), now=NOW).article for name in "jkl"]
    assert {item.duplicate_of for item in others} == {first.id}
    assert store.articles.duplicates() == 3


def test_a_revision_says_anew_whether_it_is_a_duplicate(store: Store) -> None:
    first = store.articles.put(submission("i", "A"), now=NOW).article
    store.articles.put(submission("j", "A"), now=NOW)
    parted = store.articles.put(submission("j", "B"), now=NOW)
    assert (parted.kind, parted.article.revision, parted.article.duplicate_of) == ("revised", 2, None)
    other = store.articles.put(submission("k", "C"), now=NOW).article
    joined = store.articles.put(submission("k", "A"), now=NOW)
    assert (joined.kind, joined.article.id, joined.article.duplicate_of) == ("revised", other.id, first.id)
    assert store.articles.duplicates() == 1


def test_unchanged_gives_the_newest_revision_that_is_the_same(store: Store) -> None:
    first = store.articles.put(submission("i", "A", b"1"), now=NOW)
    store.articles.put(submission("i", "B", b"2"), now=NOW)
    again = store.articles.put(submission("i", "A", b"3"), now="2027-01-01T00:00:00Z")
    assert (again.article, again.seq) == (first.article, first.seq)


def test_layout_is_not_content(store: Store) -> None:
    store.articles.put(submission("i", "one  two\n three", b"1"), now=NOW)
    assert store.articles.put(submission("i", "one two three", b"2"), now=NOW).kind == "unchanged"


def test_two_identities_with_one_short_hash_have_two_ids(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "ID_DIGITS", (0, 12))
    ids = [store.articles.put(submission(name, name), now=NOW).article.id for name in ("i", "j", "i")]
    assert ids[0] == ids[2] == "kcna-"
    assert len(ids[1]) == len("kcna-") + 12
    assert damages(store) == []


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_metadata_that_json_cannot_hold_are_refused(store: Store, value: float) -> None:
    before = contents(store)
    with store.transaction():
        with pytest.raises(DocumentError, match=r"articles\.jsonl#1: its metadata cannot be stored"):
            store.articles.put(submission("i", supplied={"n": value}), now=NOW)
        put(store, "j")
    assert store.articles.count() == 1
    assert len(contents(store)["ledger"]) == len(before["ledger"]) + 1


def test_endless_nesting_is_refused(store: Store) -> None:
    nested: list[object] = []
    for _ in range(100_000):
        nested = [nested]
    with pytest.raises(DocumentError, match="nested too deeply"):
        store.articles.put(submission("i", supplied={"n": nested}), now=NOW)
    # Taken apart from the outside in, or its end would exhaust the stack.
    while nested:
        nested = nested.pop()  # type: ignore[assignment]  # lists all the way down
    assert store.articles.count() == 0


def test_what_is_not_there(store: Store) -> None:
    put(store, "i")
    known = next(store.articles.iterate()).article.id
    for id_, revision in (
        (known, 2),
        (known, 0),
        (known, 2**63),
        ("kcna-nothing", None),
        ("", 1),
        ("\udcff", None),
    ):
        assert store.articles.get(id_, revision) is None
        assert store.articles.stored(id_, revision) is None
        assert store.articles.original(id_, revision) is None
        assert id_ == known or store.articles.revisions(id_) == []
    assert store.articles.get_many([(known, 1), (known, 2), ("x", 1)]).keys() == {(known, 1)}
    assert store.articles.with_original("0" * 64) == []


def test_revisions_and_latest(store: Store) -> None:
    for body in "ABC":
        put(store, "i", body)
    put(store, "j", "D")
    (id_, _) = (item.article.id for item in store.articles.iterate())
    assert [item.body for item in store.articles.revisions(id_)] == [("A",), ("B",), ("C",)]
    latest = store.articles.get(id_)
    assert latest is not None
    assert latest.body == ("C",)
    assert store.articles.get(id_, 2) == store.articles.revisions(id_)[1]
    assert (store.articles.count(), store.articles.count(revisions=True)) == (2, 4)


def test_records_by_the_bytes_of_their_original(store: Store) -> None:
    store.articles.put(submission("i", "A", b"same", overrides={"language": "ko"}), now=NOW)
    store.articles.put(submission("j", "B", b"same"), now=NOW)
    found = store.articles.with_original(article_original(store))
    assert [(item.identity, item.revision, item.overrides) for item in found] == [
        ("i", 1, {"language": "ko"}),
        ("j", 1, {}),
    ]


def article_original(store: Store) -> str:
    return next(store.articles.iterate()).article.original.sha256


def test_iteration_is_in_order_and_can_be_resumed(store: Store) -> None:
    for identity, body in (("i", "A"), ("j", "B"), ("i", "C"), ("k", "D")):
        put(store, identity, body)
    bodies = [item.article.body[0] for item in store.articles.iterate(revisions=True)]
    assert bodies == ["A", "B", "C", "D"]
    latest = list(store.articles.iterate())
    assert [item.article.body[0] for item in latest] == ["B", "C", "D"]
    assert [item.seq for item in latest] == sorted(item.seq for item in latest)
    assert list(store.articles.iterate(after=latest[0].seq)) == latest[1:]


def test_iteration_gives_what_was_there_when_it_began(store: Store) -> None:
    for identity in "ijk":
        put(store, identity, identity)
    seen = []
    for item in store.articles.iterate():
        seen.append((item.identity, item.article.revision))
        with store.transaction():
            put(store, "k", f"new {len(seen)}")
            put(store, f"another {len(seen)}", f"other {len(seen)}")
    assert seen == [("i", 1), ("j", 1), ("k", 1)]


def test_an_index_can_catch_up(store: Store) -> None:
    put(store, "i", "A")
    put(store, "j", "B")
    known = store.articles.last_seq()
    assert list(store.articles.changed_after(known)) == []
    put(store, "k", "C")
    first = next(store.articles.iterate())
    assert rederive(store, first.article, title="New")
    changed = list(store.articles.changed_after(known))
    assert [item.identity for item in changed] == ["k", "i"]
    assert [item.changed for item in changed] == sorted(item.changed for item in changed)
    assert (changed[1].seq, changed[1].changed) == (first.seq, store.articles.last_seq())
    assert changed[1].article.title == "New"


def rederive(store: Store, old: Article, pipeline: str = "test 2", **values: object) -> bool:
    return store.articles.rederive(old.id, old.revision, replace(old, **values), pipeline)  # type: ignore[arg-type]  # any field


def test_rederiving_replaces_only_what_is_derived(store: Store) -> None:
    old = store.articles.put(submission("i", "A"), now=NOW).article
    fake = replace(old.original, sha256="0" * 64, bytes=0, name="other")
    assert rederive(
        store, old, title="New", id="x", revision=9, ingested="x", duplicate_of="x", original=fake
    )
    new = store.articles.get(old.id)
    assert new == replace(old, title="New", pipeline="test 2")
    assert store.articles.count(revisions=True) == 1
    last = list(store.ledger.entries())[-1]
    assert (last.action, last.subject, last.data["fields"]) == ("rederived", old.id, ["title"])
    assert damages(store) == []


def test_rederiving_the_same_writes_nothing(store: Store) -> None:
    old = store.articles.put(submission("i", "A"), now=NOW).article
    before = contents(store)
    assert not rederive(store, old)
    assert contents(store) == before


def test_rederived_content_is_what_counts_from_then_on(store: Store) -> None:
    old = store.articles.put(submission("i", "A", b"1"), now=NOW).article
    rederive(store, old, body=("B",))
    assert put(store, "i", "B", b"2") == "unchanged"
    assert put(store, "j", "B", b"3") == "duplicate"
    assert put(store, "k", "A", b"4") == "added"
    assert damages(store) == []


def test_a_superseded_revision_can_be_derived_anew_twice(store: Store) -> None:
    old = store.articles.put(submission("i", "A"), now=NOW).article
    put(store, "i", "B")
    assert rederive(store, old, title="New")
    assert rederive(store, old, title="Newer")
    assert [item.title for item in store.articles.revisions(old.id)] == ["Newer", "Title"]
    assert damages(store) == []


def test_rederiving_what_is_not_there(store: Store) -> None:
    with pytest.raises(NotFoundError, match="there is no revision 1 of kcna-x"):
        store.articles.rederive("kcna-x", 1, article(), "test 2")


def _change_everything_and_fail(store: Store) -> None:
    with store.transaction():
        put(store, "i", "B")
        put(store, "j", "C")
        store.articles.rederive(first_id(store), 1, article("D"), "test 2")
        store.decisions.add("merge", {}, "why")
        store.imports.add("names.csv", "csv", b"bytes of names")
        store.failures.add("f", None, "broken", b"bytes", {})
        store.meta.set("key", "value")
        store.ledger.append("noted", "x", {})
        raise LookupError


def test_a_transaction_left_by_an_error_leaves_nothing(store: Store) -> None:
    put(store, "i", "A")
    before = contents(store)
    with pytest.raises(LookupError):
        _change_everything_and_fail(store)
    assert contents(store) == before
    assert store.meta.get("key") is None
    assert put(store, "j", "C") == "added"
    assert damages(store) == []


def first_id(store: Store) -> str:
    return next(store.articles.iterate()).article.id


def test_transactions_do_not_nest(store: Store) -> None:
    with store.transaction(), pytest.raises(RuntimeError, match="open already"), store.transaction():
        pass
    with store.transaction():
        put(store, "i")
    assert store.articles.count() == 1


def test_the_writer_place_may_be_held_over_transactions(store: Store) -> None:
    with store.writer():
        with store.transaction():
            put(store, "i", "A")
        with store.writer(), store.transaction():
            put(store, "j", "B")
    put(store, "k", "C")
    assert store.articles.count() == 3


def test_decisions(store: Store) -> None:
    one = store.decisions.add("merge", {"from": "a", "to": "b"}, "same \udcff person")
    two = store.decisions.add("undo", {"decision": one.seq}, "")
    assert store.decisions.list() == (one, two)
    assert one.data == {"from": "a", "to": "b"}
    assert one.seq < two.seq
    entry = list(store.ledger.entries())[-1]
    assert (entry.action, entry.data["kind"], entry.seq) == ("decided", "undo", two.seq)
    assert damages(store) == []


def test_imports_are_kept_once(store: Store) -> None:
    one = store.imports.add("na\udcffmes.csv", "csv", b"name\nJane Roe\n")
    two = store.imports.add("persons.json", "popolo", b"{}")
    entries = list(store.ledger.entries())
    assert store.imports.add("again.csv", "csv", b"name\nJane Roe\n") == one
    assert list(store.ledger.entries()) == entries
    assert store.imports.list() == (one, two)
    assert (one.name, one.format) == ("na\udcffmes.csv", "csv")
    assert store.imports.original(one.seq) == b"name\nJane Roe\n"
    assert store.imports.original(two.seq) == b"{}"
    assert store.imports.original(1) is None
    assert [(entry.action, entry.subject) for entry in entries[-2:]] == [
        ("imported", "na\udcffmes.csv"),
        ("imported", "persons.json"),
    ]
    assert damages(store) == []


def test_an_import_and_an_article_may_share_bytes(store: Store) -> None:
    made = store.imports.add("names.csv", "csv", b"same")
    store.articles.put(submission("i", original=b"same"), now=NOW)
    assert store.imports.original(made.seq) == store.articles.original(first_id(store)) == b"same"
    assert damages(store) == []


def test_failures_are_listed_until_they_are_over(store: Store) -> None:
    store.failures.add("b.html", "/x/b.html", "it is empty", b"", {"source": "kcna"})
    store.failures.add("a.html", None, "it is a picture", None, {})
    names = [item.name for item in store.failures.list()]
    assert names == ["a.html", "b.html"]
    assert store.failures.original("b.html") == b""
    assert store.failures.original("a.html") is None
    assert store.failures.original("c.html") is None
    assert store.failures.list()[1].options == {"source": "kcna"}
    assert store.failures.resolve("a.html")
    assert not store.failures.resolve("a.html")
    assert [item.name for item in store.failures.list()] == ["b.html"]
    assert [item.action for item in store.ledger.entries()][-3:] == ["failed", "failed", "resolved"]
    assert damages(store) == []


def test_failures_count_attempts(store: Store) -> None:
    first = store.failures.add("f\udcff", "/x\udcff", "broken", b"1", {})
    again = store.failures.add("f\udcff", "/x\udcff", "broken", b"2", {})
    assert (first.attempts, again.attempts, again.first) == (1, 2, first.first)
    assert again.last > first.last
    assert store.failures.original("f\udcff") == b"2"
    other = store.failures.add("f\udcff", "/x\udcff", "too large", None, {})
    assert (other.attempts, other.first) == (1, other.last)
    assert store.failures.list() == (other,)
    assert damages(store) == []


def test_a_failure_and_an_article_may_share_bytes(store: Store) -> None:
    store.failures.add("f", None, "broken", b"same", {})
    store.articles.put(submission("i", original=b"same"), now=NOW)
    assert store.failures.original("f") == store.articles.original(first_id(store)) == b"same"
    assert store.articles.original_bytes() == 4


def test_the_ledger_notes_every_change_in_a_chain(store: Store) -> None:
    put(store, "i", "A")
    put(store, "i", "B")
    put(store, "i", "B")
    put(store, "j", "B")
    store.ledger.append("exported", "all", {"articles": 2})
    entries = list(store.ledger.entries())
    assert [item.action for item in entries] == ["set", "added", "revised", "duplicate", "exported"]
    assert [item.seq for item in entries] == [1, 2, 3, 4, 5]
    assert entries[0].previous == "0" * 64
    assert [item.previous for item in entries[1:]] == [item.hash for item in entries[:-1]]
    assert list(store.ledger.entries(after=4)) == entries[4:]
    assert damages(store) == []


@pytest.mark.parametrize("action", ["added", "rederived", "decided", "imported", "failed", "set"])
def test_the_words_of_the_store_are_its_own(store: Store, action: str) -> None:
    with pytest.raises(ValueError, match="only the store itself"):
        store.ledger.append(action, "x", {})


def test_meta(store: Store) -> None:
    assert store.meta.get("format") == "2"
    assert store.meta.get("key") is None
    store.meta.set("key", "one")
    store.meta.set("key", "two")
    assert store.meta.get("key") == "two"
    assert damages(store) == []


def test_an_empty_store(store: Store) -> None:
    assert store.articles.count() == store.articles.last_seq() == store.articles.original_bytes() == 0
    assert list(store.articles.iterate()) == list(store.articles.changed_after(0)) == []
    assert store.failures.list() == ()
    assert store.decisions.list() == ()
    assert store.imports.list() == ()
    assert damages(store) == []


def test_verification_tells_its_progress(store: Store) -> None:
    put(store, "i")
    last = {item.part: (item.done, item.total) for item in store.verify() if not isinstance(item, Damage)}
    assert last["originals"] == last["revisions"] == last["articles"] == (1, 1)
    assert last["ledger"] == (2, 2)
