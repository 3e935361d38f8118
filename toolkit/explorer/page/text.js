// Folding and words, as toolkit/text.py and toolkit/themes/matcher.py have them: offsets are UTF-16 units.

let FOLD = {};
export function setFold(table) { FOLD = table; }

/** A character or string as it is compared. */
export function fold(text) {
  let out = "";
  for (let i = 0; i < text.length; i++) { const c = text[i]; const to = FOLD[c]; out += to === undefined ? c : to; }
  return out;
}

// A letter, digit or mark of a folded word: "a", "٣", not "-", not half of an astral character.
const OF_WORD = /^[\p{L}\p{N}\p{M}]$/u;
const memory = new Map();
export function ofWord(folded) {
  if (folded === "") return false;
  let is = memory.get(folded);
  if (is === undefined) { is = folded.length === 1 && OF_WORD.test(folded); memory.set(folded, is); }
  return is;
}

/** The words of a text: folded, start, end (marks behind included), and the last letter as written. */
export function tokens(text) {
  const found = [];
  let now = null;
  for (let i = 0; i < text.length; i++) {
    const to = FOLD[text[i]], f = to === undefined ? text[i] : to;
    if (f === "") { if (now) now.e = i + 1; continue; }
    if (ofWord(f)) {
      if (!now) { now = { f: "", s: i, e: i + 1, last: "" }; found.push(now); }
      now.f += f; now.e = i + 1; now.last = text[i];
    } else now = null;
  }
  return found;
}

/** The folded marks between two offsets, blanks and hyphens set aside. */
export function between(text, from, to) {
  return fold(text.slice(from, to)).replace(/[ _-]/g, "");
}
