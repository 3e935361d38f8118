// What can be done with the paragraphs chosen: read, count, see in context, see who is asked, compare years, take away.
import { apartWords, check, choice, copy, csv, h, hand, said, withCode } from "./dom.js";
import { fill, values } from "./query.js";
import { WORD, word } from "./word.js";
import { bibtexOf, citationOf, pythonLine } from "./cite.js";
import { everyRow } from "./remote.js";
import { changes, differing } from "./differ.js";
import { article, quotation, legend } from "./reader.js";

const PAGE = 20;
const LINES = 300;

export function readPanel(app) {
  const { state, rows } = app, { ui, page } = app.words, made = [];
  if (app.data.kind === "resolution") made.push(h("div", { class: "controls" }, legend(app),
    app.data.rows.some((one) => one.gloss || one.official) ? check("gloss", ui.gloss, state.gloss, (gloss) => app.change({ gloss })) : "",
    app.data.rows.some((one) => one.repairs) ? check("both", page.both, state.both, (both) => app.change({ both })) : ""));
  if (!rows.length && !app.problem) made.push(h("p", { class: "hint" }, ui.nothing));
  const end = (state.page + 1) * PAGE;
  for (const row of rows.slice(0, end)) made.push(article(app, row, app.hits.get(row) || {}));
  if (app.found() > end) made.push(h("button", { type: "button", id: "more", class: "wide", onclick: () => app.change({ page: state.page + 1 }, true) },
    fill(page.more, { count: Math.min(PAGE, app.found() - end) })));
  return made;
}

function bars(app, name) {
  if (app.data.remote) return (app.problem ? [] : app.data.answer.bars[name] || []).map(([value, count]) => ({ value, count, label: app.label(name, value) }));
  const column = app.data.columns[name], counts = new Map();
  if (name === "years") for (const year of app.data.options.years) if (year !== "") counts.set(year, 0);
  for (const row of app.rows) for (const value of values(app.data.rows[row], column)) if (value !== "") counts.set(value, (counts.get(value) || 0) + 1);
  const list = [...counts].map(([value, count]) => ({ value, count, label: app.label(name, value) }));
  return name === "years" ? list.sort((a, b) => a.value - b.value) : list.sort((a, b) => b.count - a.count || String(a.value).localeCompare(String(b.value)));
}

export function chartsPanel(app) {
  if (app.problem) return []; // not known yet is not a chart without bars
  const { ui, page } = app.words, names = app.data.filters.filter((name) => name !== "languages");
  const name = names.includes(app.state.chart) ? app.state.chart : names.includes("themes") ? "themes" : names[0];
  const all = bars(app, name), list = all.slice(0, 25), most = Math.max(1, ...list.map((one) => one.count));
  const title = fill(ui.chart_title, { facet: app.title(name), name: app.data.name });
  const source = fill(ui.chart_source, { name: app.data.name, sentence: app.sentence, version: app.data.version });
  const file = app.fileName(app.title(name));
  return [
    h("div", { class: "controls" }, choice("chart", ui.chart_facet, names.map((one) => [one, app.title(one)]), name, (chart) => app.change({ chart })),
      h("button", { type: "button", id: "svg", onclick: () => hand(`${file}.svg`, drawing(list, title, source, app), "image/svg+xml") }, ui.svg),
      h("button", { type: "button", id: "png", onclick: () => painted(drawing(list, title, source, app), `${file}.png`) }, ui.png),
      h("button", { type: "button", id: "chart-csv", onclick: () => hand(`${file}.csv`, csv([ui.value, ui.count, source], list.map((one) => [one.label, one.count])), "text/csv") }, "CSV")),
    h("h2", { class: "sub" }, title), h("p", { class: "hint" }, ui.chart_hint),
    h("ul", { class: "bars" }, list.map((one) => h("li", {}, h("button", { type: "button", class: "bar", id: `bar-${one.value}`, "aria-label": fill(ui.chart_value, { label: one.label, count: one.count }),
      onclick: () => app.change({ ...narrowed(app, name, one.value), panel: "reader" }) },
      h("span", { class: "name" }, one.label), h("span", { class: "track" }, h("span", { class: "fill", style: `inline-size:${(88 * one.count) / most}%` }), h("span", { class: "count" }, one.count)))))),
    all.length > list.length ? h("p", { class: "hint" }, fill(ui.chart_more, { shown: list.length, total: all.length })) : "",
    h("p", { class: "hint" }, source), strip(app),
  ];
}

/** A bar of a theme adds it to those chosen, so that it opens the paragraphs that it counts. */
function narrowed(app, name, value) {
  const chosen = app.state[name];
  return name === "themes" && chosen.length && !chosen.includes(value) ? { themes: [...chosen, value], match: "all" } : { [name]: [value] };
}

/** Where the paragraphs stand among all, in the order of the text. */
function strip(app) {
  if (app.many) return "";
  const { ui } = app.words, on = new Set(app.rows), total = app.data.rows.length;
  return [h("p", { class: "key" }, ui.chart_strip), h("div", { class: "strip", role: "img", "aria-label": fill(ui.chart_strip_label, { shown: on.size, total }) }, app.data.rows.map((one, row) => h("span", { class: on.has(row) ? "on" : "", title: one.id })))];
}

function drawing(list, title, source, app) {
  const rtl = app.direction(app.state.lang) === "rtl", high = 74 + 26 * list.length + 40, most = Math.max(1, ...list.map((one) => one.count));
  const SVG = "http://www.w3.org/2000/svg";
  const made = (tag, attributes, words) => {
    const node = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    if (words !== undefined) node.textContent = words;
    return node;
  };
  const root = made("svg", { xmlns: SVG, width: 960, height: high, viewBox: `0 0 960 ${high}`, "font-family": "Amiri, 'Noto Naskh Arabic', 'DejaVu Sans', sans-serif", direction: rtl ? "rtl" : "ltr" });
  const x = (at) => (rtl ? 960 - at : at);
  root.append(made("rect", { width: 960, height: high, fill: "#ffffff" }), made("text", { x: x(16), y: 34, "font-size": 20, "font-weight": "bold", "text-anchor": "start" }, title));
  list.forEach((one, i) => {
    const y = 60 + 26 * i, wide = (520 * one.count) / most;
    root.append(made("text", { x: x(360), y: y + 16, "font-size": 15, "text-anchor": "end" }, one.label),
      made("rect", { x: rtl ? 960 - 370 - wide : 370, y: y + 3, width: wide, height: 18, fill: "#0077bb" }),
      made("text", { x: x(378 + wide), y: y + 17, "font-size": 14, "text-anchor": "start" }, String(one.count)));
  });
  root.append(made("text", { x: x(16), y: high - 16, "font-size": 12, "text-anchor": "start" }, source));
  return new XMLSerializer().serializeToString(root);
}

function painted(svg, name) {
  const image = new Image(), address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  image.onload = () => {
    const canvas = h("canvas", {});
    canvas.width = image.width * 2; canvas.height = image.height * 2;
    const brush = canvas.getContext("2d");
    brush.scale(2, 2);
    brush.drawImage(image, 0, 0);
    URL.revokeObjectURL(address);
    canvas.toBlob((blob) => hand(name, blob), "image/png");
  };
  image.src = address;
}

export function contextPanel(app) {
  const near = [40, 60, 120].includes(app.state.near) ? app.state.near : 60;
  const { ui, query } = app.words, typed = (app.state.keyword || app.state.text).trim();
  const made = [h("div", { class: "controls" }, h("div", { class: "field" }, h("label", { for: "keyword" }, ui.keyword),
    h("input", { type: "search", id: "keyword", value: app.state.keyword || app.state.text, placeholder: ui.keyword_hint, oninput: (event) => app.type({ keyword: event.target.value }) })),
    choice("near", ui.context, [["40", ui.context_short], ["60", ui.context_some], ["120", ui.context_long]], String(near), (value) => app.change({ near: +value })))];
  if (!typed) return [...made, h("p", { class: "hint" }, ui.keyword_none)];
  if (app.problem) return made; // not known yet is not "no line"
  let places;
  try { places = app.searcher.search(typed).places; } catch { return [...made, h("p", { class: "hint", role: "status" }, app.words.page.bad_search)]; }
  const rows = new Set(app.rows), lines = places.filter(([field]) => rows.has(app.searcher.fields[field].row));
  made.push(h("p", { class: "hint", role: "status" }, fill(ui.lines, { count: lines.length, words: typed }), lines.length > LINES ? `${ui.between}${fill(ui.lines_cut, { shown: LINES })}` : ""));
  for (const where of app.data.where) for (const code of new Set(lines.map(([field]) => app.searcher.fields[field].language))) {
    const some = lines.slice(0, LINES).filter(([field]) => app.searcher.fields[field].where === where && app.searcher.fields[field].language === code);
    if (!some.length) continue;
    made.push(h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": `${query.kwic[where] || typed} (${query.languages[code] || code})` }, h("table", { class: "kwic", dir: app.direction(code), lang: code },
      query.kwic[where] ? h("caption", { lang: app.state.lang, dir: app.direction(app.state.lang) }, query.kwic[where]) : "",
      h("thead", {}, h("tr", {}, ["paragraph", "left", "keyword", "right"].map((one) => h("th", { scope: "col", lang: app.state.lang }, query.kwic[one])))),
      h("tbody", {}, some.map(([field, start, end]) => {
        const { words, row } = app.searcher.fields[field];
        return h("tr", {}, h("th", { scope: "row" }, apartWords(app.many ? `${app.data.rows[row].short} ${app.data.rows[row].id}` : app.data.rows[row].id, "en")),
          h("td", { class: "left" }, cut(words.slice(Math.max(0, start - near), start), start > near, true)),
          h("td", { class: "key" }, h("mark", { class: "hit" }, words.slice(start, end))), h("td", {}, cut(words.slice(end, end + near), end + near < words.length, false)));
      })))));
  }
  return made;
}

function cut(words, more, left) {
  if (!more) return words;
  return left ? words.replace(/^\S{1,48}\s+/, "") : words.replace(/\s+\S{1,48}$/, "");
}

export function asksPanel(app) {
  const { ui, page } = app.words, rows = new Map(app.rows.map((row) => [app.data.rows[row].id, row]));
  const who = app.state.addressees;
  const acts = app.state.verbs || [];
  const list = app.data.asks.filter(([id, addressee, verb]) => rows.has(id) && (!who.length || who.includes(addressee)) && (!acts.length || acts.includes(verb)));
  const lines = list.map(([id, addressee, verb, words, day]) => [id, addressee ? app.label("addressees", addressee) : ui.asks_nobody, app.label("verbs", verb), words, /^[0-9]+$/.test(day) ? fill(ui.asks_session, { number: day }) : day]);
  const head = [page.column_id, ui.asks_who, ui.asks_verb, ui.asks_what, ui.asks_due], code = app.data.languages[0];
  const made = [h("p", { class: "hint" }, ui.asks_help)];
  if (!list.length) return [...made, h("p", { class: "hint" }, ui.asks_none)];
  made.push(h("button", { type: "button", id: "asks-csv", onclick: () => hand(`${app.fileName(ui.asks)}.csv`, csv(head, lines), "text/csv") }, "CSV"));
  made.push(h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": ui.asks }, h("table", {},
    h("thead", {}, h("tr", {}, head.map((one) => h("th", { scope: "col" }, one)))),
    h("tbody", {}, lines.map(([id, one, verb, words, day], place) => {
      const gloss = app.data.rows[rows.get(id)].gloss;
      return h("tr", {}, h("th", { scope: "row" }, h("button", { type: "button", class: "link", id: `ask-${place + 1}-${id}`, onclick: () => app.change({ ...app.nothing(), text: id, panel: "reader" }) }, id)), h("td", {}, one), h("td", {}, verb),
        h("td", {}, said("div", "words", words, code), gloss && app.state.lang === "en" ? said("p", "hint", gloss, "en") : ""), h("td", {}, day));
    })))));
  return made;
}

export function comparePanel(app) {
  const { ui, page } = app.words, { state } = app, all = app.data.compare, years = all.years;
  if (all.none) return [h("p", { class: "hint" }, fill(ui.years_none, { first: years[0][0], last: years[years.length - 1][0] }))];
  const own = years.findIndex(([, symbol]) => symbol === app.data.rows[app.data.rows.length - 1].symbol);
  const last = app.many ? years.length - 1 : Math.max(1, own);
  let before = state.before || years[last - 1][0], after = state.after || years[last][0];
  if (before >= after) { after = (years.find(([year]) => year > before) || years[years.length - 1])[0]; if (before >= after) before = years[years.length - 2][0]; }
  const codes = Object.keys(all.rows), code = codes.includes(state.codes) ? state.codes : state.languages[0] || (app.many ? codes[0] : app.data.languages[0]);
  const found = (all.pairs[`${code}:${before}:${after}`] || []).filter((row) => (!state.parts.length || state.parts.includes(row[4])) && (!state.themes.length || row[6].some((theme) => state.themes.includes(theme))));
  const outcomes = ["identical", "modified", "merged", "split", "new", "dropped"], count = (one) => found.filter((row) => row[2] === one).length;
  const shown = state.outcome ? found.filter((row) => row[2] === state.outcome) : found, label = (one) => app.data.words[state.lang].outcomes[one] || one;
  const option = ([year, symbol]) => [String(year), fill(ui.year, { year, symbol: symbol.split("/RES/").pop() })];
  const made = [h("div", { class: "controls" },
    choice("before", ui.before, years.slice(0, -1).map(option), String(before), (value) => app.change({ before: +value, pair: "" })),
    choice("after", ui.after, years.filter(([year]) => year > before).map(option), String(after), (value) => app.change({ after: +value, pair: "" })),
    choice("codes", ui.texts_language, codes.map((one) => [one, app.label("languages", one)]), code, (value) => app.change({ codes: value })),
    choice("outcome", ui.status, [["", `${ui.any} (${found.length})`], ...outcomes.map((one) => [one, `${label(one)} (${count(one)})`])], state.outcome, (outcome) => app.change({ outcome }))),
  h("p", { class: "hint" }, withCode(`${ui.compare_hint} ${all.read || app.link || (app.many && app.data.rows.every((one) => one.text)) ? "" : page.years_texts}`)),
  all.read ? "" : app.openFolder()];
  if (!shown.length) return [...made, h("p", { class: "hint", role: "status" }, found.length ? fill(ui.compare_none_such, { total: found.length, others: outcomes.filter(count).map((one) => `${label(one)} (${count(one)})`).join(ui.between) }) : ui.compare_empty)];
  const head = [ui.col_before, ui.col_after, ui.col_status, page.likeness, ui.col_verb, ui.col_themes, ui.col_came, ui.col_went], themes = (list) => list.map((one) => app.label("themes", one)).join(ui.between);
  const caption = fill(ui.compare_caption, { before, after, shown: shown.length, total: found.length });
  const line = (row) => [row[0], row[1], label(row[2]), row[3] === null ? "" : `${Math.round(row[3] * 100)}%`, app.label("verbs", row[5]), themes(row[6]), themes(row[7]), themes(row[8])];
  const filled = shown.map(line).reduce((all_, cells) => cells.map((cell, i) => all_[i] || Boolean(cell)), []); // empty columns are left out
  made.push(h("p", { class: "hint" }, page.rows_open, " ", h("button", { type: "button", id: "compare-csv", onclick: () => hand(`${app.fileName(`${ui.compare} ${before}-${after}`)}.csv`, csv(head, shown.map(line)), "text/csv") }, "CSV")));
  made.push(h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption }, h("table", { class: "compare" }, h("caption", {}, caption),
    h("thead", {}, h("tr", {}, head.map((one, i) => (i > 2 && !filled[i] ? "" : h("th", { scope: "col" }, one))))),
    h("tbody", {}, shown.map((row) => {
      const key = `${row[0]}:${row[1]}`, open = state.pair === key, cells = line(row);
      cells.forEach((cell, i) => { cells[i] = i > 2 && !filled[i] ? null : cell; });
      return [h("tr", {}, row[1] ? h("td", {}, apartWords(cells[0] || "–", "en")) : "", h("th", { scope: "row" }, h("button", { type: "button", class: "link", id: `pair-${key}`, "aria-expanded": String(open), onclick: () => app.change({ pair: open ? "" : key }) }, cells[1] || cells[0])), row[1] ? "" : h("td", {}, "–"), cells.slice(2).map((cell) => (cell === null ? "" : h("td", {}, cell)))),
        open ? h("tr", { class: "opened" }, h("td", { colspan: head.length }, detail(app, row, before, after, code))) : ""];
    })))));
  return made;
}

function detail(app, row, before, after, code) {
  const { ui, page } = app.words, all = app.data.compare, symbolOf = Object.fromEntries(all.years);
  const [year, id] = row[1] ? [after, row[1]] : [before, row[0]];
  const made = [];
  const pair = [[before, row[0], "del"], [after, row[1], "ins"]].map(([at, place, tag]) => {
    const own = app.many && app.data.rows.find((other) => other.symbol === symbolOf[at] && other.id === place && other.language === code);
    const [text, gloss] = own ? [own.text, own.gloss] : all.texts?.[code]?.[symbolOf[at]]?.[place] || [];
    return { at, tag, text, gloss, language: code };
  });
  const both = pair.every((one) => one.text), differ = both ? changes(pair[0].text, pair[1].text) : [[], []];
  pair.forEach(({ at, tag, text, gloss, language }, side) => {
    if (text || gloss) made.push(h("div", { class: "aside" }, h("h3", { class: "key" }, fill(page.words_of, { year: at })), text ? h("div", { class: "words", lang: language, dir: app.direction(language) }, differing(text, differ[side], tag)) : "", gloss ? [h("p", { class: "key" }, ui.gloss), said("p", "", gloss, "en")] : ""));
  });
  const numbers = [row[11], row[12]].map((list) => list.join("; ")), verbs = [row[9], row[10]].map((list) => list.map((one) => app.label("verbs", one)).join(ui.between));
  const change = [[app.title("verbs"), verbs], ["123", numbers]].filter(([, pair]) => pair[0] || pair[1]);
  const lines = life(all.rows[code], all.years, year, id);
  return [h("div", { class: "pair" }, made),
    change.length ? h("ul", {}, change.map(([name, [came, went]]) => h("li", {}, `${name}: ${came ? `${page.came}: ${came}` : ""}${came && went ? ui.between : ""}${went ? `${page.went}: ${went}` : ""}`))) : "",
    h("h3", { class: "key" }, fill(ui.life, { ref: `${symbolOf[year]} ${id}` })),
    h("ol", { class: "life" }, lines.map(([at, place, status, likeness]) => h("li", {}, `${at}: `, apartWords(`${symbolOf[at]} ${place}`, "en"), status ? ` – ${app.data.words[app.state.lang].outcomes[status] || status}` : "", likeness !== null && likeness !== undefined && likeness !== "" ? ` (${page.likeness}: ${Math.round(likeness * 100)}%)` : "", termed(app, all.terms?.[code]?.[symbolOf[at]]?.[place], code))))];
}

/** The terms that came and went against the year before. */
function termed(app, terms, code) {
  const { page } = app.words;
  return (terms || []).map((list, side) => list.length ? h("div", { class: "hint" }, `${side ? page.went : page.came}: `, apartWords(list.join("; "), code)) : "");
}

/** A paragraph through the years: the closest kin backwards and, of several later ones, the likeliest. */
export function life(rows, years, year, id) {
  const order = years.map(([one]) => one), at = order.indexOf(year), of = (i) => rows[years[i][1]] || [], found = [];
  let here = of(at).find((row) => row[0] === id);
  for (let i = at; i >= 0 && here; i--) {
    found.unshift([order[i], here[0], here[2], here[3]]);
    const kin = here[1];
    here = i && kin ? of(i - 1).find((row) => row[0] === kin) : null;
  }
  let now = id;
  for (let i = at + 1; i < order.length; i++) {
    const next = of(i).filter((row) => row[1] === now).sort((a, b) => (b[3] || 0) - (a[3] || 0))[0];
    if (!next) break;
    found.push([order[i], next[0], next[2], next[3]]);
    now = next[0];
  }
  return found;
}

export function takePanel(app) {
  if (app.problem) return []; // the line of status says why; an empty citation is not to be copied
  const { page, ui } = app.words, { lang } = app.state, rows = app.rows.map((row) => app.data.rows[row]);
  const columns = [["symbol", (one) => one.symbol], ["id", (one) => one.id], ["part", (one) => app.label("parts", one.part)], ["language", (one) => app.label("languages", one.language)], ["year", (one) => one.year ?? ""],
    ["verb", (one) => app.label("verbs", one.verb)], ["themes", (one) => one.themes.map((theme) => app.label("themes", theme)).join("; ")], ["addressees", (one) => one.addressees.map((who) => app.label("addressees", who)).join("; ")],
    ["cited", (one) => one.cited.join("; ")], ["text", (one) => one.text], ["gloss", (one) => one.gloss], ["citation", (one) => one.citation[lang]]];
  const quoted = rows.slice(0, 200).map((one) => quotation(app, one)).join("\n\n");
  const escape = (words) => words.replace(/[\\`*_[\]{}#|~^!<>&]/g, (c) => ({ "<": "&lt;", ">": "&gt;", "&": "&amp;" })[c] || `\\${c}`);
  const markdown = rows.slice(0, 200).map((one) => (one.text ? `${one.text.split("\n").map((part) => `> ${escape(part)}`).join("\n")}\n>\n` : "") + `> — ${escape(one.citation[lang])}`).join("\n\n");
  const sheets = rows.slice(0, 200).flatMap((one) => [...(one.text ? app.words.query.quote.replace("{words}", () => one.text).split("\n").filter((part) => part.trim()).map((part) => [part, one.language]) : []), [`— ${one.citation[lang]}`, lang]]);
  const block = (id, head, words) => [h("h2", { class: "sub" }, head), h("button", { type: "button", id: `copy-${id}`, onclick: (event) => copy(words, event.target, ui.copied) }, ui.copy), h("pre", { class: "taken", tabindex: "0", dir: "auto", "aria-label": head, role: "region" }, words)];
  return [
    h("div", { class: "controls" },
      h("button", { type: "button", id: "csv", onclick: async () => hand(`${app.fileName(ui.csv_file)}.csv`, csv(columns.map(([name]) => page[`column_${name}`]), (await everyRow(app)).map((one) => columns.map(([, get]) => get(one)))), "text/csv") }, `${ui.table_csv} (${app.found()})`),
      h("button", { type: "button", id: "word", onclick: () => hand(`${app.fileName(ui.csv_file)}.docx`, word(sheets), WORD) }, ui.quote_word),
      app.within ? "" : h("button", { type: "button", id: "link", onclick: (event) => copy(location.href, event.target, ui.copied) }, page.copy_link),
      h("button", { type: "button", id: "print", onclick: () => { app.change({ panel: "reader", page: 1000 }); setTimeout(() => window.print(), 200); } }, page.print)),
    app.found() > 200 ? h("p", { class: "hint" }, fill(ui.quotation_cut, { shown: 200, total: app.found() })) : "",
    block("citation", ui.citation_head, citationOf(app, rows)), block("plain", ui.quote, quoted), block("markdown", ui.quotation_head, markdown),
    block("bibtex", ui.bibtex_head, bibtexOf(app, rows)), block("line", ui.line_head, pythonLine(app)),
  ];
}
