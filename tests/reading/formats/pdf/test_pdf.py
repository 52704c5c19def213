"""PDF: paragraphs and tables as a reader puts them together from what stands on pages."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.formats.inprocess import grids, paragraphs, place_of, read_here, running
from tests.reading.formats.pdf_writer import (
    HEIGHT,
    LEFT,
    RIGHT,
    PdfFile,
    text_width,
    wrapped,
    write_paragraphs,
    write_table,
)

from respgraph.errors import MissingExtraError, UnreadableFileError
from respgraph.reading.formats.pdf import ocr
from respgraph.reading.formats.pdf import reading as pdf
from respgraph.reading.source import Grid
from respgraph.vocabulary import IssueCode

LONG = (
    "1.加快城乡道路建设，全年新建农村公路50公里，改造危桥12座，完成国省干线大中修30公里，"
    "确保年底前全部通车。（责任领导：王明；牵头单位：县交通运输局；责任单位：县发展和改革局、县财政局）"
)
HEAD = ("序号", "工作任务", "责任领导", "牵头单位")
WIDTHS = (40.0, 200.0, 80.0, 100.0)


class TestParagraphs:
    def test_wrapped_lines_come_back_whole(self) -> None:
        texts = ["一、交通", LONG, "2.架桥。（牵头单位：县住建局）"]
        assert paragraphs(read_here(write_paragraphs(texts))) == texts

    def test_a_paragraph_over_a_page_end_has_both_places(self) -> None:
        texts = [LONG.replace("1.", f"{n}.", 1) for n in range(1, 8)]
        source = read_here(write_paragraphs(texts, head="云泽县文件", numbered=True, bottom=200))
        assert paragraphs(source) == texts
        assert running(source)[:2] == ["云泽县文件", "- 1 -"]
        labels = {location.label for location in source.document.locations}
        assert labels == {f"p. {n}" for n in range(1, 4)}
        assert place_of(source, "7.加快") == "p. 3"

    def test_a_repeated_clause_at_the_page_edge_is_not_a_running_head(self) -> None:
        pdf_file = PdfFile()
        for page in range(3):
            if page:
                pdf_file.new_page()
            pdf_file.text(LEFT, 100, f"{page + 1}.修路。")
            pdf_file.text(LEFT, 120, "牵头单位：县交通局")
        assert paragraphs(read_here(pdf_file.save())).count("牵头单位：县交通局") == 3

    def test_two_columns_are_read_one_after_the_other(self) -> None:
        pdf_file = PdfFile()
        pdf_file.text(LEFT + 100, 60, "云泽县重点工作任务分解方案", 16)
        texts = [LONG, LONG.replace("1.", "2.", 1)]
        for column, text in enumerate(texts):
            for at, line in enumerate(wrapped(text, 204, 12)):
                pdf_file.text(LEFT + column * 240, 100 + at * 18, line)
        assert paragraphs(read_here(pdf_file.save())) == ["云泽县重点工作任务分解方案", *texts]

    def test_text_drawn_twice_is_read_once(self) -> None:
        pdf_file = PdfFile()
        for shift in (0.0, 0.3, 0.6):
            pdf_file.text(LEFT + shift, 100, "牵头单位：县交通局局")
        assert paragraphs(read_here(pdf_file.save())) == ["牵头单位：县交通局局"]

    def test_columns_without_rules_keep_their_gaps(self) -> None:
        pdf_file = PdfFile()
        for at, row in enumerate([("序号", "任务", "单位"), ("1", "修路", "县交通局")]):
            for x, value in zip((72, 150, 300), row, strict=True):
                pdf_file.text(x, 100 + at * 20, value)
        lines = paragraphs(read_here(pdf_file.save()))
        assert [line.split() for line in lines] == [
            ["序号", "任务", "单位"],
            ["1", "修路", "县交通局"],
        ]
        assert all("   " in line for line in lines)

    def test_latin_words_are_parted_and_padded_names_keep_one_blank(self) -> None:
        pdf_file = PdfFile()
        pdf_file.text(LEFT, 100, "GDP of Yunze")
        pdf_file.text(LEFT, 130, "王")
        pdf_file.text(LEFT + 24, 130, "健任组长")
        assert paragraphs(read_here(pdf_file.save())) == ["GDP of Yunze", "王 健任组长"]

    @pytest.mark.parametrize("rotate", [90, 180, 270])
    def test_rotated_pages(self, rotate: int) -> None:
        import pypdfium2

        document = pypdfium2.PdfDocument(write_paragraphs([LONG]))
        page = document[0]
        page.set_rotation(rotate)
        import io

        stream = io.BytesIO()
        document.save(stream)
        glyphs = read_here(stream.getvalue())
        found = "".join(paragraphs(glyphs)).replace(" ", "")
        assert sorted(found) == sorted(LONG)


class TestTables:
    def test_cells_that_wrap_and_cells_with_lines(self) -> None:
        rows = [
            HEAD,
            ("1", LONG[:60], "王明", "县交通局\n县住建局"),
            ("2", "架桥", "李红、赵云", "县发展和改革局、县住房和城乡建设局"),
        ]
        source = read_here(write_table(rows, WIDTHS, title="任务分解表"))
        assert paragraphs(source) == ["任务分解表"]
        assert grids(source) == [[list(row) for row in rows]]

    @pytest.mark.parametrize("repeat_head", [True, False])
    def test_a_table_over_pages_is_one_table(self, *, repeat_head: bool) -> None:
        body = [(str(n), f"任务{n}修建道路", "王明", "县交通局") for n in range(1, 60)]
        data = write_table([HEAD, *body], WIDTHS, repeat_head=repeat_head, bottom=400)
        source = read_here(data)
        assert grids(source) == [[list(row) for row in (HEAD, *body)]]
        assert place_of(source, "任务59") == "p. 4"

    def test_a_merged_cell_goes_on_over_the_page_end(self) -> None:
        pdf_file = PdfFile()
        for page in range(2):
            if page:
                pdf_file.new_page()
            top = 100
            for y in range(4):
                left = LEFT if y in (0, 3) else LEFT + 100
                pdf_file.line(left, top + y * 30, LEFT + 300, top + y * 30)
            for x in (LEFT, LEFT + 100, LEFT + 300):
                pdf_file.line(x, top, x, top + 90)
            if page == 0:
                pdf_file.text(LEFT + 5, top + 50, "王明")
            for y in range(3):
                pdf_file.text(LEFT + 105, top + 20 + y * 30, f"任务{page * 3 + y + 1}")
        source = read_here(pdf_file.save())
        (grid,) = (block for block in source.blocks if isinstance(block, Grid))
        leader = grid.rows[0][0]
        assert source.document.quote(leader.spans) == "王明"
        assert leader.row_span == 6
        assert [row[-1].column for row in grid.rows] == [1] * 6

    def test_a_row_cut_by_the_page_end_is_one_row(self) -> None:
        pdf_file = PdfFile()
        edges = (LEFT, LEFT + 40, LEFT + 240)
        pages = [
            [("1", "修路"), ("2", "架设双河大桥，完成主体工程")],
            [("", "并通车"), ("3", "建校")],
        ]
        for number, rows in enumerate(pages):
            if number:
                pdf_file.new_page()
            for y in range(len(rows) + 1):
                pdf_file.line(edges[0], 100 + y * 30, edges[-1], 100 + y * 30)
            for x in edges:
                pdf_file.line(x, 100, x, 160)
            for y, row in enumerate(rows):
                for x, value in zip(edges, row, strict=False):
                    pdf_file.text(x + 5, 120 + y * 30, value)
        assert grids(read_here(pdf_file.save())) == [
            [["1", "修路"], ["2", "架设双河大桥，完成主体工程\n并通车"], ["3", "建校"]]
        ]

    def test_text_around_tables_stays_in_order(self) -> None:
        pdf_file = PdfFile()
        pdf_file.text(LEFT, 80, "前文。")
        for y in (100, 130, 160):
            pdf_file.line(LEFT, y, LEFT + 200, y)
        for x in (LEFT, LEFT + 100, LEFT + 200):
            pdf_file.line(x, 100, x, 160)
        pdf_file.text(LEFT + 5, 120, "甲")
        pdf_file.text(LEFT, 190, "后文。")
        source = read_here(pdf_file.save())
        assert paragraphs(source) == ["前文。", "后文。"]
        text = source.document.text
        assert text.index("前文") < text.index("甲") < text.index("后文")


class TestPictures:
    def _scan(self, *, with_text: bool) -> bytes:
        pdf_file = PdfFile()
        if with_text:
            pdf_file.text(LEFT, 100, "1.修路。（牵头单位：县交通局）")
            pdf_file.new_page()
        pdf_file.picture()
        pdf_file.new_page()
        pdf_file.picture()
        return pdf_file.save()

    @pytest.fixture
    def without_ocr(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def missing() -> None:
            raise MissingExtraError("install respgraph[ocr] to read them")

        monkeypatch.setattr(ocr, "_engine", missing)

    @pytest.mark.usefixtures("without_ocr")
    def test_a_scan_is_refused_with_its_pages(self) -> None:
        with pytest.raises(
            MissingExtraError, match=r"page\(s\) 1–2 are pictures.*respgraph\[ocr\]"
        ):
            read_here(self._scan(with_text=False))

    @pytest.mark.usefixtures("without_ocr")
    def test_scanned_pages_among_others_are_listed(self) -> None:
        source = read_here(self._scan(with_text=True))
        (issue,) = source.issues
        assert issue.code is IssueCode.UNREAD_CONTENT
        assert "page(s) 2–3" in issue.message

    def test_recognised_lines_take_their_place(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Result:
            boxes = (((200, 250), (420, 250), (420, 290), (200, 290)),)
            txts = ("1.架桥。",)
            scores = (0.99,)

        monkeypatch.setattr(ocr, "_engine", lambda: lambda _picture, **_options: Result())
        monkeypatch.setattr(ocr, "lift_memory_limit", lambda: None)
        source = read_here(self._scan(with_text=True))
        assert paragraphs(source)[1:] == ["1.架桥。", "1.架桥。"]
        assert {location.label for location in source.document.locations} == {
            "p. 1",
            "p. 2",
            "p. 3",
        }
        assert source.issues[0].code is IssueCode.DECODING_DOUBT

    def test_pages_that_the_time_does_not_suffice_for_are_listed(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(ocr, "_engine", lambda: None)
        monkeypatch.setattr(ocr, "lift_memory_limit", lambda: None)
        clock = iter((0.0, 99.0, 99.0))
        monkeypatch.setattr(ocr, "time", SimpleNamespace(monotonic=lambda: next(clock)))
        (issue,) = read_here(self._scan(with_text=True)).issues
        assert issue.code is IssueCode.UNREAD_CONTENT
        assert "page(s) 2–3" in issue.message


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    with pytest.raises(UnreadableFileError, match="has 3 pages, more than 1"):
        read_here(write_paragraphs([LONG] * 30))


WORDS = st.text("县市区交通财政教育局委办修建道路公里任务完成推进", min_size=1, max_size=90)


@settings(max_examples=25)
@given(st.lists(WORDS.map(lambda words: words + "。"), min_size=1, max_size=12))
def test_numbered_paragraphs_survive_any_wrapping(texts: list[str]) -> None:
    numbered = [f"{n}.{text}" for n, text in enumerate(texts, start=1)]
    assert paragraphs(read_here(write_paragraphs(numbered, bottom=HEIGHT - 400))) == numbered


def test_the_writer_fits_its_lines() -> None:
    assert all(
        text_width(line, 12) <= RIGHT - LEFT + 12 for line in wrapped(LONG, RIGHT - LEFT, 12)
    )


class TestColumns:
    """Two columns are read one after the other, wherever the lines of the two stand."""

    def _columns(self, texts: list[str], *, shift: float, gap: float, note: str = "") -> bytes:
        """Half of the paragraphs left, half right; `shift` moves the right column down."""
        pdf_file = PdfFile()
        pdf_file.text(LEFT + 100, 60, "云泽县重点工作任务分解方案", 16)
        width = (RIGHT - LEFT - gap) / 2
        half = (len(texts) + 1) // 2
        for column, members in enumerate((texts[:half], texts[half:])):
            y = 100 + column * shift
            for text in members:
                for at, line in enumerate(wrapped("　　" + text, width, 12)):
                    shown, indent = (line[2:], 24) if at == 0 else (line, 0)
                    pdf_file.text(LEFT + column * (width + gap) + indent, y, shown)
                    y += 18
        if note:
            pdf_file.text(LEFT, HEIGHT - 100, note)
        return pdf_file.save()

    @pytest.mark.parametrize("shift", [0.0, 5.0, 9.0])
    @pytest.mark.parametrize("gap", [12.0, 24.0])
    def test_wherever_the_lines_stand(self, shift: float, gap: float) -> None:
        texts = [LONG.replace("1.", f"{n}.", 1) for n in range(1, 7)]
        note = "说明：以上任务由县政府办公室负责督查，并且每个季度通报一次完成情况。"
        data = self._columns(texts, shift=shift, gap=gap, note=note)
        assert paragraphs(read_here(data)) == ["云泽县重点工作任务分解方案", *texts, note]

    def test_short_lines_with_labels(self) -> None:
        texts = [
            line
            for n in range(1, 7)
            for line in (f"{n}.修路。", "责任领导：王明", "牵头单位：县交通局")
        ]
        found = paragraphs(read_here(self._columns(texts, shift=4.0, gap=24.0)))
        assert found == ["云泽县重点工作任务分解方案", *texts]

    def test_a_table_of_two_columns_keeps_its_rows(self) -> None:
        pdf_file = PdfFile()
        for at in range(8):
            pdf_file.text(LEFT, 100 + at * 20, f"修建第{at}条道路并且通车")
            pdf_file.text(LEFT + 240, 100 + at * 20, "县交通局")
        lines = paragraphs(read_here(pdf_file.save()))
        assert len(lines) == 8
        assert all(line.split()[1] == "县交通局" for line in lines)


def test_a_flat_sign_stays_in_its_line() -> None:
    """A font may box 一 by its ink; the heading's number must not leave its line."""
    from types import SimpleNamespace as Box

    from respgraph.reading.formats.pdf.glyphs import Sign, heighten

    tall, flat = Box(bottom=90.0, top=102.0), Box(bottom=95.0, top=96.5)
    signs = [Sign(ord("一"), flat, 92.0, (48, 0.0)), Sign(ord("、"), tall, 92.0, (48, 0.0))]
    heighten(signs)
    assert (flat.bottom, flat.top) == (90.0, 102.0)


def test_radicals_become_their_characters() -> None:
    pdf_file = PdfFile()
    pdf_file.text(LEFT, 100, "县⺠政局、⻓山镇、⼯信局")
    assert paragraphs(read_here(pdf_file.save())) == ["县民政局、长山镇、工信局"]


class TestUnruledTables:
    """A table without rules: columns by white space, rows by the numbers of the first column."""

    HEAD = ("序号", "工作任务", "责任领导", "牵头单位")
    PLACES = (LEFT, LEFT + 40, LEFT + 240, LEFT + 330)
    WIDTHS = (30, 180, 70, 100)

    def _draw(self, pdf_file: PdfFile, y: float, row: tuple[str, ...], *, middle: bool) -> float:
        cells = [wrapped(value, width, 12) for value, width in zip(row, self.WIDTHS, strict=True)]
        height = max(map(len, cells)) * 16.0
        for x, lines in zip(self.PLACES, cells, strict=True):
            top = y + (height - 16.0 * len(lines)) / 2 if middle else y
            for at, line in enumerate(lines):
                pdf_file.text(x, top + at * 16, line)
        return y + height + 6

    @pytest.mark.parametrize("again", [False, True])
    @pytest.mark.parametrize("middle", [False, True])
    def test_cells_wrap_and_sections_and_pages_part_rows(
        self, *, middle: bool, again: bool
    ) -> None:
        body = [
            (
                str(n),
                f"完成任务{n}的道路修建和桥梁架设，" * (n % 3 + 1),
                "王明、李红",
                "县交通局、县财政局",
            )
            for n in range(1, 13)
        ]
        pdf_file = PdfFile()
        pdf_file.text(LEFT + 100, 60, "云泽县重点工作任务分解表", 16)
        y = self._draw(pdf_file, 100, self.HEAD, middle=middle)
        for at, row in enumerate(body):
            if at == 6:
                pdf_file.new_page()
                y = self._draw(pdf_file, 100, self.HEAD, middle=middle) if again else 100
            if at in (0, 4):
                pdf_file.text(LEFT, y, "一二"[at // 4] + "、重点工程")
                y += 22
            y = self._draw(pdf_file, y, row, middle=middle)
        (grid,) = grids(read_here(pdf_file.save()))
        assert [row for row in grid if len(row) == 1] == [["一、重点工程"], ["二、重点工程"]]
        assert [tuple(row) for row in grid if len(row) > 1] == [self.HEAD, *body]

    def test_a_note_and_a_signature_below_it_close_no_column(self) -> None:
        pdf_file = PdfFile()
        y = self._draw(pdf_file, 100, self.HEAD, middle=False)
        rows = [(str(n), f"完成任务{n}的道路修建。", "王明", "县交通局") for n in range(1, 5)]
        for row in rows:
            y = self._draw(pdf_file, y, row, middle=False)
        pdf_file.text(LEFT, y + 24, "注：本表由县政府督查室按季度调度，结果报县政府。")
        pdf_file.text(self.PLACES[2] + 20, y + 48, "云泽县人民政府办公室")
        pdf_file.text(self.PLACES[2] + 50, y + 64, "2025年1月15日")
        (grid,) = grids(read_here(pdf_file.save()))
        assert [tuple(row) for row in grid] == [self.HEAD, *rows]
