// A selection as one citation, as BibTeX and as the line of Python that makes it: toolkit/explorer/_citing.py, takeaway.py.

const PARTS = ["preamble", "operative", "annex"];
const ROMAN = /^[IVX]{1,6}$/; // the numeral of a section: "II"; not the letter of a part
const shaped = (shape, values) => shape.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

/** The resolutions of some rows, in order: symbol, numbers by division and part, whether it is all of it. */
function bySymbol(app, rows) {
  const found = new Map();
  for (const row of rows) {
    if (!found.has(row.symbol)) found.set(row.symbol, []);
    found.get(row.symbol).push(row);
  }
  return [...found].map(([symbol, own]) => {
    const places = new Map(), ids = (all) => new Set(all.map((one) => one.id)).size;
    for (const part of PARTS)
      for (const one of own.filter((row) => row.part === part)) {
        const key = JSON.stringify([part, one.division || ""]);
        if (!places.has(key)) places.set(key, []);
        if (!places.get(key).includes(one.number)) places.get(key).push(one.number);
      }
    return { symbol, places: [...places].map(([key, numbers]) => [...JSON.parse(key), numbers.sort((a, b) => a - b)]), whole: ids(own) === app.data.sizes[symbol] };
  });
}

/** "3, 5 and 7–10": three or more in a row are a range. */
function ranged(list, words) {
  const runs = [];
  for (const number of list) {
    const last = runs[runs.length - 1];
    if (last && last[last.length - 1] === number - 1) last.push(number); else runs.push([number]);
  }
  const said = runs.flatMap((run) => (run.length > 2 ? [shaped(words.range, { first: run[0], last: run[run.length - 1] })] : run.map(String)));
  return said.length < 2 ? said.join("") : [said.slice(0, -1).join(words.comma), said[said.length - 1]].join(words.and);
}

function numbered(places, words) {
  const divisions = [...new Set(places.map(([, division]) => division))];
  return divisions.map((division) => {
    const own = places.filter(([, one]) => one === division);
    const named = own.map(([part, , list]) => shaped(words[own.length > 1 && part === "operative" ? "both_operative" : part][Math.min(list.length, 3) - 1], { numbers: ranged(list, words) })).join(words.and_places);
    return division ? shaped(words[ROMAN.test(division) ? "section" : "part"], { division, places: named }) : named;
  }).join(words.between_parts);
}

/** The rows as one citation in the style of United Nations documents. */
export function citationOf(app, rows) {
  const { cite } = app.words, heads = app.data.heads[app.state.lang];
  return bySymbol(app, rows).map((one) => heads[one.symbol] + (one.whole ? "" : cite.before_places + numbered(one.places, cite))).join(cite.between) + (rows.length ? cite.stop : "");
}

/** The resolutions of the rows as BibTeX, with their paragraphs. */
export function bibtexOf(app, rows) {
  const { cite } = app.data.words.en;
  return bySymbol(app, rows).map((one) => `${app.data.entries[one.symbol]}${one.whole ? "" : `  note = {${numbered(one.places, cite).replaceAll("–", "--")}},\n`}}\n`).join("\n");
}

/** A value as Python writes it. */
function literal(value) {
  if (Array.isArray(value)) return `(${value.map(literal).join(", ")}${value.length === 1 ? "," : ""})`;
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return String(value);
  const sign = value.includes("'") && !value.includes('"') ? '"' : "'";
  const safe = value.replace(/\\/g, "\\\\").replaceAll(sign, `\\${sign}`).replace(/[\u0000-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, (c) => (c < "\u0100" ? `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}` : `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`));
  return sign + safe + sign;
}

/** The Python that makes the selection again. */
export function pythonLine(app) {
  const { state, data } = app, said = [];
  for (const name of ["parts", "themes", "match", "verbs", "forces", "opening", "addressees", "cited", "years", "statuses", "languages", "symbols", "sessions", "committees", "votes", "subjects", "text"]) {
    const value = name === "text" ? state.text.trim() : state[name];
    if (value === undefined || value === "" || value === false || (name === "match" && value === "any") || (Array.isArray(value) && !value.length)) continue;
    said.push(`${name}=${literal(value)}`);
  }
  const head = data.made.includes("toolkit.") ? "import toolkit\n" : "";
  return `${head}from toolkit.explorer import Query, Subject, select\nrows = select(${data.made}, Query(${said.join(", ")}))`;
}
