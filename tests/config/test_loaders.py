"""What the loader leaves out of a template, and what it must not."""

import pytest
from django.template import Context, Engine

LOADER = "config.loaders.Loader"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<p>\n    one\n\n  two</p>", "<p>\none\ntwo</p>"),
        ("one\n  {% if yes %}\n    two\n  {% endif %}\n  three", "one\ntwo\nthree"),
        ("one\n  {% if no %}\n    two\n  {% endif %}\n  three", "one\nthree"),
        ("<ul>\n  {% for x in xs %}\n    <li>{{ x }}\n  {% endfor %}\n</ul>", "<ul>\n<li>a  b\n<li>c\n</ul>"),
        ("{% if yes %}one{% endif %}\n{% if yes %}two{% endif %}", "one\ntwo"),
    ],
)
def test_indentation_goes_and_words_stay_apart(tmp_path, source, shown):
    (tmp_path / "page.html").write_text(source)
    engine = Engine(dirs=[tmp_path], loaders=[LOADER])
    page = engine.get_template("page.html").render(Context({"yes": True, "no": False, "xs": ["a  b", "c"]}))
    assert page == shown
