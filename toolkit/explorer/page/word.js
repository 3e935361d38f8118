// A Word file of a few paragraphs: what toolkit/_word.py writes, as an archive that is only stored.
import { direction } from "./dom.js";

export const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n', PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const KIND = "application/vnd.openxmlformats-", SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="${KIND}package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${KIND}officedocument.wordprocessingml.document.main+xml"/></Types>`;
const RELATIONS = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
// What XML 1.0 cannot carry: a form feed; not a tab.
const UNPRINTABLE = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The bytes of a Word file; paragraphs are [words, language]. */
export function word(paragraphs) {
  const escape = (words) => words.replace(UNPRINTABLE, "\ufffd").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const body = paragraphs.map(([words, language]) => {
    const rtl = direction(language) === "rtl";
    return `<w:p><w:pPr>${rtl ? "<w:bidi/>" : ""}</w:pPr><w:r>${rtl ? "<w:rPr><w:rtl/></w:rPr>" : ""}<w:t xml:space="preserve">${escape(words)}</w:t></w:r></w:p>`;
  });
  const document_ = `${HEAD}<w:document xmlns:w="${SPACE}"><w:body>${body.join("")}<w:sectPr/></w:body></w:document>`;
  return new Blob(stored([["[Content_Types].xml", TYPES], ["_rels/.rels", RELATIONS], ["word/document.xml", document_]]), { type: WORD });
}

/** Files as the parts of a ZIP archive without compression. */
function stored(files) {
  const parts = [], list = [], code = new TextEncoder();
  let at = 0;
  for (const [name, words] of files) {
    const title = code.encode(name), bytes = code.encode(words);
    // version, flags, method, time, day (1 January 1980), check sum, sizes, lengths
    const told = [20, 0x800, 0, 0, 33].flatMap(short).concat(long(sum(bytes)), long(bytes.length), long(bytes.length), short(title.length), short(0));
    list.push(new Uint8Array([...long(0x02014b50), ...short(20), ...told, ...[0, 0, 0].flatMap(short), ...long(0), ...long(at)]), title);
    const head = new Uint8Array([...long(0x04034b50), ...told]);
    parts.push(head, title, bytes);
    at += head.length + title.length + bytes.length;
  }
  const size = list.reduce((all, one) => all + one.length, 0);
  const end = [...long(0x06054b50), ...[0, 0, files.length, files.length].flatMap(short), ...long(size), ...long(at), ...short(0)];
  return [...parts, ...list, new Uint8Array(end)];
}

const short = (number) => [number & 255, (number >>> 8) & 255];
const long = (number) => [...short(number & 65535), ...short(number >>> 16)];

/** The check sum of bytes (CRC-32). */
function sum(bytes) {
  let found = -1;
  for (const byte of bytes) {
    found ^= byte;
    for (let bit = 0; bit < 8; bit++) found = (found >>> 1) ^ (found & 1 ? 0xedb88320 : 0);
  }
  return ~found >>> 0;
}
