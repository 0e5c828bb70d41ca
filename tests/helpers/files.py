"""Small files with words in them, as people are handed: PDF, .docx, e-mail, web page."""

from __future__ import annotations

import zipfile
from io import BytesIO

__all__ = ["docx_of", "html_of", "mail_of", "pdf_of"]

_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf_of(*pages: str, title: str = "", author: str = "") -> bytes:
    """Write a PDF by hand, a line of text a line; an empty page has no text layer."""
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(len(pages)))
    font = f"{3 + 2 * len(pages)} 0 R"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
    ]
    for n, page in enumerate(pages):
        lines = "".join(f"({_escaped(line)}) Tj 0 -14 Td " for line in page.split("\n") if page)
        stream = f"BT /F1 12 Tf 72 720 Td {lines}ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {4 + 2 * n} 0 R "
            f"/Resources << /Font << /F1 {font} >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects.append(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    objects.append(
        f"<< /Title ({_escaped(title)}) /Author ({_escaped(author)}) "
        "/CreationDate (D:20240301080000Z) >>"
    )
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer\n<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>\nstartxref\n{len(out)}\n"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}%%EOF\n".encode()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def docx_of(body: str, title: str = "") -> bytes:
    """Pack the inside of `w:body` as a word processor does."""
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}" Target="word/document.xml"/>'
        f'<Relationship Id="r2" Type="{package}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_WORDS}"><w:body>{body}</w:body></w:document>',
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{package}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
        "</cp:coreProperties>",
    }
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()


def html_of(*paragraphs: str, head: str = "") -> bytes:
    """Write a web page with a menu, an article and a footer."""
    words = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    page = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body>'
        f'<nav><a href="/">All news</a></nav><article>{words}</article>'
        "<footer>All rights</footer></body></html>"
    )
    return page.encode()


def mail_of(body: str, kind: str = "text/plain", attached: str = "") -> bytes:
    """Write an e-mail, with one attachment if it is named."""
    head = (
        "From: Ana Roe <ana@example.org>\r\nTo: Ben <ben@example.org>\r\n"
        "Subject: =?utf-8?q?Se_fue?=\r\nDate: Fri, 01 Mar 2024 08:00:00 +0100\r\n"
        "MIME-Version: 1.0\r\n"
    )
    part = (
        f"Content-Type: {kind}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{body}\r\n"
    )
    if not attached:
        return (head + part).encode()
    file = (
        f'Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="{attached}"'
        "\r\n\r\n%PDF\r\n"
    )
    parts = f"--b\r\n{part}--b\r\n{file}--b--\r\n"
    return (head + f'Content-Type: multipart/mixed; boundary="b"\r\n\r\n{parts}').encode()
