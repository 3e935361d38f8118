// A search of what the reader sees: toolkit/explorer/search.py with the fields of _fields.py.
import { fold, tokens } from "./text.js";
import { compile, find } from "./phrase.js";
import { parsed } from "./grammar.js";

export class Searcher {
  constructor(rows, rules, textsOnly = false) {
    this.rows = rows; this.rules = rules; this.memory = new Map();
    this.fields = [];
    rows.forEach((one, row) => {
      const add = (where, language, words, name = "") => { if (words) this.fields.push({ row, where, language, words, name }); };
      add("text", one.language, one.text);
      if (textsOnly) return;
      for (const [, marker, words] of one.notes || []) add("note", one.language, words, marker);
      add("gloss", "en", one.gloss);
      add("official", "en", one.official);
      for (const theme of one.themes)
        for (const code of ["en", "ar"]) add("theme", code, (rules.themes[code] || {})[theme] || "", theme);
      for (const [code, words] of one.facts || []) add("fact", code, words);
    });
    this.kinds = new Set(textsOnly ? ["text"] : this.fields.map((one) => one.where));
    this.known = {};
    for (const one of this.fields) {
      if (one.where === "theme") continue;
      const known = (this.known[one.language] ||= new Set());
      for (const word of fold(one.words).match(/[\p{L}\p{N}]+/gu) || []) known.add(word);
    }
  }

  /** Rows found, and places [field, start, end] of the words. */
  search(typed) {
    if (this.memory.has(typed)) return this.memory.get(typed);
    const rows = new Set(), places = [];
    for (const terms of parsed(typed, this.rules.operators, this.rules.longest)) {
      let wanted = this.rows.map((_, row) => row);
      const seen = [];
      for (const term of terms) {
        const hits = this.term(term);
        wanted = wanted.filter((row) => hits.rows.has(row) !== term.negative);
        if (!term.negative) seen.push(...hits.places);
      }
      const chosen = new Set(wanted);
      for (const row of wanted) rows.add(row);
      for (const place of seen) if (chosen.has(this.fields[place[0]].row)) places.push(place);
    }
    const found = { rows, places: apart(places) };
    if (this.memory.size > 32) this.memory.clear();
    this.memory.set(typed, found);
    return found;
  }

  term(term) {
    if (term.kind === "place") {
      const [part, number] = term.value;
      const rows = this.rows.flatMap((one, row) => (one.part === part && one.number === +number ? [row] : []));
      return { rows: new Set(rows), places: [] };
    }
    if (term.kind === "words") return this.words(term.value[0]);
    const [before, one, two] = term.value;
    const places = [`${one}/${two}`, `${two}/${one}`].flatMap((words) => this.words(words).places);
    const rows = new Set(this.rows.flatMap((r, row) => (r.cited.some((s) => cites(s, term.value)) ? [row] : [])));
    const named = before ? this.words(`${before}/${one}/${two}`).rows : places.map((place) => this.fields[place[0]].row);
    for (const row of named) rows.add(row);
    return { rows, places };
  }

  words(typed) {
    const rows = new Set(), places = [];
    const ready = {};
    this.fields.forEach((field, number) => {
      if (!(field.language in ready)) {
        const rules = this.rules.languages[field.language];
        const full = Object.hasOwn(rules.terms, fold(typed)) ? rules.terms[fold(typed)] : "";
        const known = this.known[field.language] || new Set();
        ready[field.language] = [typed, full].filter(Boolean).map((one) => compile(one, rules, known));
      }
      field.tokens ||= tokens(field.words);
      for (const phrase of ready[field.language])
        for (const [start, end] of find(phrase, field.words, field.tokens))
          if (!start || field.where !== "theme") { places.push([number, start, end]); rows.add(field.row); }
    });
    return { rows, places };
  }
}

function cites(symbol, wanted) {
  const parts = ["", "", ...fold(symbol).split("/")];
  const two = parts.pop(), one = parts.pop(), head = parts.join("/").replace(/^\/+|\/+$/g, "");
  const numbers = new Set([one, two]), asked = new Set([wanted[1], wanted[2]]);
  const same = numbers.size === asked.size && [...numbers].every((number) => asked.has(number));
  return same && (!wanted[0] || head === wanted[0]);
}

function apart(places) {
  const found = [];
  let last = [-1, 0, 0];
  for (const place of [...places].sort((a, b) => a[0] - b[0] || a[1] - b[1] || b[2] - a[2]))
    if (place[0] !== last[0] || place[1] >= last[2]) { last = place; found.push(place); }
  return found;
}
