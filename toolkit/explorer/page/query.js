// Filters, their counts and the sentence: toolkit/explorer/_query.py, _facets.py and _sentence.py.

const MODIFIERS = ["years", "symbols", "languages", "paragraphs"];
const DOES = ["verbs", "forces", "addressees", "cited", "statuses"];
const QUOTED = new Set(["themes", "verbs", "forces", "opening_verbs", "opening_forces"]);

export const fill = (shape, values) => shape.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));

export function facet(query, name) {
  return query.opening && (name === "verbs" || name === "forces") ? `opening_${name}` : name;
}

/** The values of a row for a facet; [""] where it has none. */
export function values(row, column) {
  const cell = row[column];
  if (Array.isArray(cell)) return cell.length ? [...new Set(cell)] : [""];
  return [cell === null || cell === undefined ? "" : cell];
}

export class Asked {
  constructor(data, searcher) { this.data = data; this.searcher = searcher; }

  /** For each field of a query that says something, whether each row satisfies it. */
  masks(query) {
    const found = {};
    for (const name of this.data.filters) {
      const wanted = query[name] || [];
      if (!wanted.length) continue;
      const column = this.data.columns[facet(query, name)];
      const every = name === "themes" && query.match === "all";
      found[name] = this.data.rows.map((row) => {
        const has = values(row, column);
        return every ? wanted.every((one) => has.includes(one)) : wanted.some((one) => has.includes(one));
      });
    }
    if (query.text.trim()) {
      const { rows } = this.searcher.search(query.text.trim());
      found.text = this.data.rows.map((_, row) => rows.has(row));
    }
    return found;
  }

  select(query) {
    const masks = Object.values(this.masks(query));
    return this.data.rows.flatMap((_, row) => (masks.every((mask) => mask[row]) ? [row] : []));
  }

  /** What each value of each facet would give, if it alone were chosen there. */
  counts(query) {
    const masks = this.masks(query), found = {};
    for (const name of this.data.filters) {
      const free = name === "themes" && query.match === "all";
      const others = Object.keys(masks).filter((key) => free || key !== name).map((key) => masks[key]);
      const column = this.data.columns[facet(query, name)], counts = new Map();
      for (const option of this.data.options[facet(query, name)]) counts.set(option, 0);
      this.data.rows.forEach((row, at) => {
        if (others.every((mask) => mask[at]))
          for (const value of values(row, column)) counts.set(value, (counts.get(value) || 0) + 1);
      });
      found[name] = counts;
    }
    return found;
  }

  label(name, value, language) {
    if (value === "") return this.data.words[language].query.none[name] || "";
    const known = this.data.labels[language][name] || {};
    return Object.hasOwn(known, value) ? known[value] : String(value);
  }

  sentence(query, language) {
    const words = this.data.words[language].query;
    const or = (named) => [named.slice(0, -1).join(words.several), named.slice(-1)[0]].filter(Boolean).join(words.or);
    const named = (name, chosen) => {
      const own = name === "addressees" ? words.addressees : {};
      return chosen.filter((value) => value !== "" || name === "years").map((value) => {
        const label = own[value] || this.label(name, value, language);
        return QUOTED.has(name) ? fill(words.quote, { words: label }) : label;
      });
    };
    const modifiers = [];
    for (const name of MODIFIERS) {
      const chosen = query[name] || [];
      if (!chosen.length) continue;
      const years = chosen.filter((one) => one !== "").sort((a, b) => a - b);
      if (name === "years" && years.length === chosen.length && years.length > 2 && years[years.length - 1] - years[0] === years.length - 1)
        modifiers.push(fill(words.years_range, { first: years[0], last: years[years.length - 1] }));
      else modifiers.push(fill(words[`${name}_any`], { values: or(named(name, chosen)) }));
    }
    const themes = named("themes", query.themes), either = query.match === "any" || query.themes.length < 2;
    const phrases = query.themes.includes("") ? [words.themes_none] : [];
    if (themes.length && either) phrases.unshift(fill(words.themes_any, { values: or(themes) }));
    else if (themes.length) phrases.unshift(fill(words.themes_all, { values: themes.join(words.and) }));
    if (phrases.length) modifiers.push(phrases.join(either ? words.or : words.and));
    const does = [];
    for (const name of DOES) {
      const chosen = query[name] || [], asked = facet(query, name), said = [], list = named(asked, chosen);
      if (list.length) said.push(fill(words.does[asked], { values: or(list) }));
      if (chosen.includes("")) said.push(words.does[`${asked}_none`]);
      if (said.length) does.push(said.join(words.or));
    }
    if (query.text.trim()) does.push(fill(words.does.text, { values: fill(words.quote, { words: query.text.trim() }) }));
    const joined = does.length < 2 ? does.join("") : [does.slice(0, -1).join(words.comma), does.slice(-1)[0]].join(words.last);
    let head = words.head[modifiers.length || does.length ? "some" : "all"];
    if (query.parts.length === 2 && query.parts.includes("preamble") && query.parts.includes("operative")) head = words.head.both;
    else if (query.parts.length === 1) head = words.head[query.parts[0]] || query.parts[0];
    return [head, modifiers.join(" "), joined ? `${words.that} ${joined}` : ""].filter(Boolean).join(" ") + words.stop;
  }
}
