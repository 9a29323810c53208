"""One file on the wire out of several sources: what is joined, in which order, and what is refused."""

import pytest

from config.joining import Unjoinable, joined_css, joined_js


def reading(**files):
    return lambda name: files[name.replace("/", "_").replace(".", "_")]


def test_a_stylesheet_holds_what_it_imports_in_its_order():
    read = reading(
        css_page_css='/* a */\n@import url("b.css");\n@import url("c.css");\n', css_b_css="b {}", css_c_css="c {}"
    )
    assert joined_css("css/page.css", read) == "b {}\nc {}"


def test_what_is_for_print_only_stays_so():
    read = reading(css_page_css='@import url("b.css") print;\n', css_b_css="@page {}")
    assert joined_css("css/page.css", read) == "@media print {\n@page {}\n}"


@pytest.mark.parametrize("line", ['@import url("../b.css");', '@import "b.css";', '@import url("b.css") layer(x);'])
def test_a_stylesheet_that_is_not_understood_is_refused(line):
    with pytest.raises(Unjoinable):
        joined_css("css/page.css", reading(css_page_css=line, b_css=""))


def test_modules_come_once_and_before_those_that_need_them():
    read = reading(
        js_page_js='import "./b.js";\nimport "./x/c.js";',
        js_b_js='import { one as two } from "./x/c.js";\nimport * as all from "./x/c.js";\nb(two, all);',
        js_x_c_js="// a comment\nexport const one = 1;\nexport async function more() {}",
    )
    assert joined_js("js/page.js", read).splitlines() == [
        *("const _js_x_c = (() => {", "const one = 1;", "async function more() {}", "return { one, more };", "})();"),
        *("const _js_b = (() => {", "const { one: two } = _js_x_c;", "const all = _js_x_c;", "b(two, all);"),
        *("return {  };", "})();", "const _js_page = (() => {", "return {  };", "})();"),
    ]


@pytest.mark.parametrize(
    "line", ['import b from "./b.js";', "export default 1;", "export let b;", "await b;", 'import("./b.js");']
)
def test_a_module_that_is_not_understood_is_refused(line):
    with pytest.raises(Unjoinable):
        joined_js("js/page.js", reading(js_page_js=line, js_b_js=""))


def test_modules_in_a_ring_are_refused():
    with pytest.raises(Unjoinable):
        joined_js("js/b.js", reading(js_b_js='import "./c.js";', js_c_js='import "./b.js";'))
