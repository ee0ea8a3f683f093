"""Reports that print no name are found by the pinyin of their files' names."""

from __future__ import annotations

import pytest

from bot.understand.file_names import FileNames, read_file_name

FILES = ("012-longmen-sthjj-2021.txt", "013-qingyuan-town-2022.html", "014-qingyuan-county-2022.txt")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("龙门县生态环境局处罚多少", [("龙门县生态环境局", FILES[0])]),
        ("龙门环境局罚了几次", [("龙门环境局", FILES[0])]),
        ("清源镇新收几件", [("清源镇", FILES[1])]),
        ("清源2022年新收几件", [("清源", FILES[1]), ("清源", FILES[2])]),
        ("清远县的收费", [("清远县", FILES[2])]),
        ("龙门县公安局处罚多少", []),
        ("龙门县处罚多少", []),
        ("清源区处罚多少", []),
        ("清源镇卫生院的处罚", []),
        ("清源县财政局的处罚", []),
    ],
)
def test_place_level_and_office_have_to_sound_alike(said: str, found: list[tuple[str, str]]) -> None:
    hits = FileNames(FILES).find(said)
    assert [(said[start:end], name) for start, end, name in hits] == found


@pytest.mark.parametrize("name", ["report-2023.txt", "2023.pdf", "年报2023.txt", "abc-def-ghi-jkl.txt"])
def test_other_file_names_name_nobody(name: str) -> None:
    spelt = read_file_name(name)
    assert spelt is None or not list(FileNames([name]).find("乌鲁木齐县去年罚了多少"))
