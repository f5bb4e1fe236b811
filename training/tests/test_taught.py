"""What is taught of lines written and read by hand."""

import random

from tidewire_tune.taught import lead, read, story, update

CASE = {
    "n": 1, "id": "x", "reports": [["Annan was cleared by Volcker.", "He was faulted for his failure to oversee the program."]],
    "lines": [["line", "Volcker cleared of involvement.", 0.9], ["line", "Volcker clears Annan.", 0.4], ["line", "Inquiry ends.", 0.5]],
    "labels": ["false", "good", "useless"], "line": "Volcker's inquiry clears Annan.", "short": "Annan was cleared.", "false": "Annan clears Volcker.",
}  # fmt: skip


def test_read_lines_verdicts_are_the_readers_and_only_good_ones_are_written_again():
    (row,) = read(CASE, random.Random(1))
    said = {b.answer: (b.check, b.taught) for b in row.branches}
    assert said["Volcker cleared of involvement."] == (False, False)
    assert said["Volcker clears Annan."] == (True, True)
    assert said["Inquiry ends."] == (True, False)
    assert said["Volcker's inquiry clears Annan."] == (True, True)
    assert said["Annan clears Volcker."] == (False, False)


def test_read_update_what_was_told_falsely_is_not_told():
    d = {**CASE, "before": [["Volcker began an inquiry into Annan.", ""]], "told": "Annan began an inquiry.", "told_label": "false"}
    first, later = read(d, random.Random(1))
    assert [b.check for b in first.branches] == [False]
    assert all(not b.told for b in later.branches)


def test_update_once_the_new_line_is_told_too_nothing_is_new():
    d = {"id": "u", "before": "Toll is 12.", "told": "Toll at 12.", "report": ["Toll rises to 14.", ""], "line": "Toll rises to 14."}
    _, later = update(d, random.Random(1))
    assert [(b.answer, b.told) for b in later.branches if not b.answer] == [("", ["Toll at 12.", "Toll rises to 14."])]


def test_update_that_brings_nothing_is_taught_as_nothing():
    d = {"id": "u", "before": "Toll is 12.", "told": "Toll at 12.", "report": ["Toll stands at 12.", ""], "line": ""}
    _, later = update(d, random.Random(1))
    assert [(b.answer, b.check) for b in later.branches] == [("", None)]


def test_lead_that_is_false_is_checked_and_not_taught():
    row = lead({"lines": ["A rises.", "B falls."], "lead": "A rises because B falls."}, False)
    assert [(b.kind, b.check, b.taught) for b in row.branches] == [("lead", False, False)]


def test_story_false_lines_keep_the_kind_they_look_like():
    d = {"id": "s", "reports": [["Bank offers to buy rival.", ""]], "line": "Bank bids for rival.", "false": [{"kind": "short", "text": "Bank buys rival."}]}
    row = story(d, random.Random(1))
    assert ("short", "Bank buys rival.", False) in [(b.kind, b.answer, b.check) for b in row.branches]
