"""The OpenAPI file as a page that can be read without scripts, and without anything from elsewhere."""

from __future__ import annotations

import json
from functools import cache
from html import escape
from typing import Any

from adminduk.surfaces.institutions.openapi.document import document, resolved

STYLE = """body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem 1.25rem;color:#1b1b1b;
background:#fff}h1{font-size:1.75rem}h2{margin-top:2.5rem;border-top:1px solid #b1b4b6;padding-top:1.25rem}
code,pre{font-family:ui-monospace,monospace;font-size:.9rem}pre{background:#f3f4f5;padding:.75rem;overflow:auto}
.method{font-weight:700}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;
border-bottom:1px solid #d0d3d5;padding:.35rem .75rem .35rem 0}summary{cursor:pointer}"""


@cache
def page() -> bytes:
    told = document()
    info = told["info"]
    parts = [
        '<!doctype html><html lang="id"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>{escape(info['title'])}</title><style>{STYLE}</style></head><body><main>",
        f"<h1>{escape(info['title'])} {escape(info['version'])}</h1>{_paragraphs(info['description'])}",
        '<p><a href="openapi.json">openapi.json</a></p><nav><ul>',
    ]
    parts += [
        f'<li><a href="#{one["operationId"]}">{_line(*where)}</a></li>' for *where, one in _operations()
    ]
    parts.append("</ul></nav>")
    parts += [_operation(method, path, one) for method, path, one in _operations()]
    parts.append("<h2>Skema</h2>")
    for name, schema in told["components"]["schemas"].items():
        parts.append(f'<h3 id="{escape(name)}">{escape(name)}</h3>{_code(schema)}')
    parts.append("</main></body></html>")
    return "".join(parts).encode()


def _operations() -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (method.upper(), path, operation)
        for path, methods in document()["paths"].items()
        for method, operation in methods.items()
    ]


def _line(method: str, path: str) -> str:
    return f'<span class="method">{method}</span> <code>{escape(path)}</code>'


def _operation(method: str, path: str, one: dict[str, Any]) -> str:
    parts = [
        f'<section><h2 id="{one["operationId"]}">{_line(method, path)}</h2>',
        f"<p>{escape(one['summary'])}</p>{_paragraphs(one.get('description', ''))}",
    ]
    if body := one.get("requestBody"):
        for kind, content in body["content"].items():
            parts.append(f"<h3>Isi, <code>{escape(kind)}</code></h3>{_content(content)}")
    parts.append("<h3>Jawaban</h3>")
    for status, response in one["responses"].items():
        told = resolved(response)
        parts.append(f"<h4>{escape(status)} · {escape(told['description'])}</h4>")
        for kind, content in told.get("content", {}).items():
            parts.append(f"<p><code>{escape(kind)}</code></p>{_content(content)}")
    parts.append("</section>")
    return "".join(parts)


def _content(content: dict[str, Any]) -> str:
    schema = content["schema"]
    name = schema.get("$ref", "").rpartition("/")[2]
    parts = [f'<p>Skema: <a href="#{name}">{name}</a></p>' if name else _code(schema)]
    parts += [_code(example["value"]) for example in content.get("examples", {}).values()]
    return "".join(parts)


def _code(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, indent=2, ensure_ascii=False)
    return f'<pre tabindex="0"><code>{escape(text)}</code></pre>'


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(one)}</p>" for one in text.strip().split("\n\n") if one)
