// Words in their order, as toolkit/explorer/_phrase.py finds them.
import { between, fold, ofWord } from "./text.js";
import { forms } from "./forms.js";

export class SearchError extends Error {}

function words(typed) {
  const found = [];
  let letters = "", gap = "", exact = false;
  const close = (open) => { found.push({ typed: letters, gap, open, exact }); letters = ""; gap = ""; exact = false; };
  const next = (at) => (at + 1 < typed.length ? fold(typed[at + 1]) : "");
  for (let at = 0; at <= typed.length; at++) {
    const char = at < typed.length ? typed[at] : "", folded = fold(char);
    if (ofWord(folded)) letters += char;
    else if (char === "*" && letters && !ofWord(next(at))) close(true);
    else if (char === "*") throw new SearchError("star");
    else if (folded !== "" || char === "") {
      if (letters) close(false);
      if (char === "=" && ofWord(next(at))) exact = true;
      else gap += folded.replace(/^[ _-]+|[ _-]+$/g, "");
    } else if (letters) letters += char;
  }
  return found;
}

/** A phrase made ready for one language. */
export function compile(typed, rules, known) {
  const found = words(typed);
  if (!found.length) throw new SearchError("empty");
  return found.map((word) => ({ ...word, forms: forms(word, rules, known), particles: ["", ...rules.particles] }));
}

function fits(word, token) {
  for (const particle of word.exact ? [""] : word.particles) {
    if (!token.f.startsWith(particle)) continue;
    const rest = token.f.slice(particle.length);
    if (word.open) {
      for (const form of word.forms.keys()) if (rest.startsWith(form)) return true;
    } else {
      const letter = word.forms.get(rest);
      if (letter !== undefined && (letter === "" || letter === token.last)) return true;
    }
  }
  return false;
}

/** Where a phrase stands in a text of which the words are known; none overlaps another. */
export function find(phrase, text, tokens) {
  const found = [];
  let last = 0;
  for (let i = 0; i + phrase.length <= tokens.length; i++) {
    if (tokens[i].s < last || !fits(phrase[0], tokens[i])) continue;
    let j = 1;
    while (j < phrase.length && between(text, tokens[i + j - 1].e, tokens[i + j].s) === phrase[j].gap
      && fits(phrase[j], tokens[i + j])) j++;
    if (j < phrase.length) continue;
    last = tokens[i + j - 1].e;
    found.push([tokens[i].s, last]);
  }
  return found;
}
