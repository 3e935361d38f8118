// What was typed, as terms: the grammar of toolkit/explorer/_grammar.py.
import { fold } from "./text.js";
import { SearchError } from "./phrase.js";

const PLACE = /^(o|op|p|pp)([0-9]{1,3})$/; // "o30", "pp5"; not "g20"
const SYMBOL = /^(?:([a-z][a-z./-]*)\/)?([0-9]{1,4})\/([0-9]{1,4})$/; // "70/1", "a/res/70/1"; not "1/2/3"
const AROUND = /^[.,;:()[\]،؛؟?!]+|[.,;:()[\]،؛؟?!]+$/g; // "(70/1)," is 70/1; "a.b" stays
const LETTER = /[\p{L}\p{N}]/u;
const LONGEST_TERM = 7;

const plainly = (words) => fold(words).replace(AROUND, "");

/** Alternatives, each of terms that must all be fulfilled. */
export function parsed(typed, signs, longest) {
  if ([...typed].length > longest) throw new SearchError("long");
  const chunks = chunked(typed), found = [[]];
  let negative = false;
  for (let at = 0; at < chunks.length; at++) {
    const one = chunks[at], sign = !one.quoted && !one.negative;
    if (sign && signs.or.includes(one.words)) { found.push([]); negative = false; continue; }
    if (sign && signs.not.includes(one.words)) { negative = true; continue; }
    const [made, used] = term(chunks, at, signs);
    at += used;
    if (made) found[found.length - 1].push({ ...made, negative: one.negative || negative });
    negative = false;
  }
  const alternatives = found.filter((terms) => terms.length);
  if (!alternatives.length) throw new SearchError("empty");
  return alternatives;
}

function chunked(typed) {
  const found = [];
  let letters = "", quoted = false, negative = false;
  const close = () => {
    if (letters) found.push({ words: letters, quoted, negative });
    letters = ""; negative = false;
  };
  for (const char of typed) {
    const folded = fold(char);
    if (folded === '"') { if (quoted || letters) close(); quoted = !quoted; }
    else if (folded === " " && !quoted) close();
    else if (folded === "-" && !letters && !quoted && !negative) negative = true;
    else letters += char;
  }
  close();
  return found;
}

function term(chunks, at, signs) {
  const one = chunks[at], plain = plainly(one.words);
  if (!one.quoted) {
    const found = place(chunks, at, signs);
    if (found) return found;
    const symbol = SYMBOL.exec(plain);
    if (symbol) return [{ kind: "symbol", value: [symbol[1] || "", symbol[2], symbol[3]] }, 0];
    for (let more = Math.min(LONGEST_TERM, chunks.length - at); more > 1; more--) {
      const run = chunks.slice(at, at + more), words = run.map((chunk) => plainly(chunk.words)).join(" ");
      if (signs.terms.includes(words) && !run.slice(1).some((chunk) => chunk.quoted || chunk.negative))
        return [{ kind: "words", value: [words] }, more - 1];
    }
    if (signs.terms.includes(plain)) return [{ kind: "words", value: [plain] }, 0];
  }
  if (LETTER.test(plain) || plain.includes("*")) return [{ kind: "words", value: [one.words] }, 0];
  return [null, 0];
}

function place(chunks, at, signs) {
  const words = chunks.slice(at, at + 3).map((chunk) => (chunk.quoted ? "" : plainly(chunk.words)));
  const own = PLACE.exec(words[0]);
  if (own) return [{ kind: "place", value: [own[1].startsWith("p") ? "preamble" : "operative", String(+own[2])] }, 0];
  let part = "operative", skip = 0;
  if (signs.preamble.includes(words[0]) && words.length > 1) { part = "preamble"; skip = 1; }
  const number = words[skip + 1] || "";
  if (signs.paragraph.includes(words[skip]) && /^[0-9]{1,3}$/.test(number))
    return [{ kind: "place", value: [part, String(+number)] }, skip + 1];
  return null;
}
