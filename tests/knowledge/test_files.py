from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from knowledge.files import (
    LARGEST_FILE,
    Fault,
    FileFault,
    parse_yaml,
    read_text,
    split_article,
    validate,
)


class Form(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str
    count: int


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "off", "null", "~", "true", "7:30", "0123", "1e3", "2005-12-01"]
)
def test_every_scalar_stays_text(word: str) -> None:
    assert parse_yaml(f"key: {word}") == {"key": word}
    assert parse_yaml(f"[{word}]") == [word]


def test_keys_stay_text_too() -> None:
    assert parse_yaml("no: a\n1: b") == {"no": "a", "1": "b"}


@pytest.mark.parametrize("text", ["a: 1\nb: 2\na: 3", "top:\n  a: 1\n  a: 1", "- {a: 1, a: 2}"])
def test_a_repeated_key_is_refused(text: str) -> None:
    with pytest.raises(FileFault, match=r"the key 'a' is repeated \(line \d\)"):
        parse_yaml(text)


@pytest.mark.parametrize("text", ["a: [b, c, b]", "- b\n- c\n- 'b'"])
def test_a_word_that_stands_twice_in_a_list_is_refused(text: str) -> None:
    with pytest.raises(FileFault, match=r"'b' stands twice in a list \(line \d\)"):
        parse_yaml(text)


def test_a_number_may_stand_twice_in_a_list() -> None:
    assert parse_yaml("[120, 120, -1, -1]") == ["120", "120", "-1", "-1"]


@pytest.mark.parametrize(
    "text",
    ["a: [1", "a: b: c", "\tb: 1", "a: 'x", "a: &x *y", "%"],
)
def test_what_is_no_yaml_is_refused(text: str) -> None:
    with pytest.raises(FileFault, match="not valid YAML"):
        parse_yaml(text)


def test_tags_make_no_objects() -> None:
    assert parse_yaml("a: !!python/object/apply:os.getcwd [1]") == {"a": ["1"]}


def test_the_line_of_a_fault_is_told() -> None:
    with pytest.raises(FileFault, match="line 3"):
        parse_yaml("a: 1\nb: 2\nc: d: e")


def test_an_empty_file_is_nothing() -> None:
    assert parse_yaml("") in (None, "")


def test_an_article_is_split_at_its_headings() -> None:
    head, sections = split_article("---\ntitle: T\n---\n\n## Ett\nFörst.\n\n##  Två \n\nSedan.\n")
    assert head == {"title": "T"}
    assert sections == {"Ett": "Först.", "Två": "Sedan."}
    assert list(sections) == ["Ett", "Två"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("title: T", "front matter"),
        ("---\ntitle: T\n", "front matter"),
        ("---\ntitle: T\n---\nLöst.\n## A\n", "before its first heading"),
        ("---\ntitle: T\n---\n## A\nx\n## A\ny\n", "same heading twice"),
        ("---\ntitle: T\ntitle: U\n---\n## A\nx\n", "repeated"),
    ],
)
def test_an_article_out_of_form_is_refused(text: str, what: str) -> None:
    with pytest.raises(FileFault, match=what):
        split_article(text)


def test_missing_large_and_foreign_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with pytest.raises(FileFault, match="missing"):
        read_text(path)
    path.write_bytes("å".encode("latin-1"))
    with pytest.raises(FileFault, match="UTF-8"):
        read_text(path)
    path.write_bytes(b"x" * (LARGEST_FILE + 1))
    with pytest.raises(FileFault, match="larger"):
        read_text(path)


def test_every_fault_of_the_form_is_noted() -> None:
    faults: list[Fault] = []
    assert validate(Form, {"count": "many", "nmae": "x"}, "a.yaml", faults) is None
    assert {(fault.key, fault.what.split(",")[0]) for fault in faults} == {
        ("name", "Field required"),
        ("count", "Input should be a valid integer"),
        ("nmae", "unknown key"),
    }
    assert {str(fault).split(": ")[0] for fault in faults} == {"a.yaml"}
    assert str(Fault("a.yaml", "", "gone")) == "a.yaml: gone"


def test_what_has_the_form_is_taken() -> None:
    faults: list[Fault] = []
    assert validate(Form, {"name": "x", "count": "3"}, "a.yaml", faults) == Form(name="x", count=3)
    assert faults == []
