// Paragraphs to be read: marks, notes at their markers, gloss and official English beside, repairs with both readings.
import { apartWords, copy, h, said } from "./dom.js";
import { fill } from "./query.js";

const LONGEST = 20000; // most characters of a paragraph that are shown
const MARKED = 300; // most places of the words searched for that are marked in it

/** Words with marks [start, end, class, title] and notes [offset, marker, words] put in. */
export function marked(whole, marks, notes, language, ui) {
  const text = whole.slice(0, LONGEST), cuts = new Set([0, text.length]);
  for (const [start, end] of marks) { cuts.add(start); cuts.add(Math.min(end, text.length)); }
  for (const [at] of notes) cuts.add(Math.min(at, text.length));
  const places = [...cuts].filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b), made = [];
  places.forEach((at, i) => {
    for (const [, marker, words] of notes.filter((note) => Math.min(note[0], text.length) === at)) made.push(noted(marker, words, language, ui));
    if (i + 1 === places.length) return;
    let piece = document.createTextNode(text.slice(at, places[i + 1]));
    piece = h("span", {}, piece.data).firstChild;
    for (const [, , name, title] of marks.filter((mark) => mark[0] <= at && mark[1] >= places[i + 1]))
      piece = h("mark", { class: name, title }, piece);
    made.push(piece);
  });
  if (whole.length > LONGEST) made.push(h("span", { class: "hint" }, ` ${fill(ui.cut, { shown: LONGEST.toLocaleString("en"), total: whole.length.toLocaleString("en") })}`));
  return made;
}

function noted(marker, words, language, ui) {
  return h("details", { class: "note" },
    h("summary", { "aria-label": fill(ui.note, { marker }) }, marker),
    h("span", { class: "note-words" }, words ? apartWords(words, language) : h("em", {}, ui.note_missing)));
}

export function meaning(app, [, , kind, label, force]) {
  const { ui } = app.words;
  if (kind === "hit") return ui.found_hit;
  if (kind === "repair") return fill(ui.found_repair_written, { label: label || ui.found_repair_nothing });
  if (kind === "theme") return fill(ui.found_theme, { label: app.label("themes", label) });
  if (kind === "act") return fill(ui.found_act, { label: app.label("verbs", label), force: app.label("forces", force) });
  return fill(ui[`found_${kind}`], { label });
}

/** One paragraph; hits are places by what has them. */
export function article(app, row, hits) {
  const one = app.data.rows[row], { ui, page } = app.words, { state } = app;
  const marks = (one.marks || []).filter((mark) => !state.off.includes(mark[2]));
  const shown = marks.map((mark) => [mark[0], mark[1], mark[2] === "act" ? mark[4] || "act" : mark[2], meaning(app, mark)]);
  for (const [start, end] of (hits.text || []).slice(0, MARKED)) shown.push([start, end, "hit", ui.found_hit]);
  const notes = (one.notes || []).map(([at, marker, words]) => [at, marker, words]);
  const beside = [];
  if (one.gloss && state.gloss) beside.push([ui.gloss, one.gloss, hits.gloss || []]);
  if (one.official && state.gloss) beside.push([ui.official_head, one.official, hits.official || []]);
  const also = ["note", "theme", "fact", ...(state.gloss ? [] : ["gloss", "official"])].filter((where) => hits[where]);
  const marker = doubts(app, one.id);
  const body = [
    h("h3", { class: "ref", id: `p-${row}` }, apartWords(`${one.symbol} ${one.id}`, "en"), ` (${app.label("parts", one.part)}${one.year && app.many ? `, ${one.year}` : ""})`),
    h("div", { class: "pair" },
      one.text ? h("div", { class: "words", lang: one.language, dir: app.direction(one.language) }, marked(one.text, shown, notes, one.language, ui)) : "",
      beside.map(([head, words, places]) => h("div", { class: "aside" }, h("p", { class: "key" }, head),
        h("p", { lang: "en", dir: "ltr" }, marked(words, places.slice(0, MARKED).map(([a, b]) => [a, b, "hit", ui.found_hit]), [], "en", ui))))),
    marker, also.length ? h("p", { class: "hint" }, fill(ui.also, { where: also.map((where) => ui[`also_${where}`]).join(ui.between) })) : "",
  ];
  if (!one.text) body.push(facts(app, one));
  body.push(h("div", { class: "tools" }, firstSaid(app, one), listed(app, one, marks), repaired(app, one, row),
    h("button", { type: "button", id: `copy-${row}`, onclick: (event) => copy(quotation(app, one), event.target, ui.copied) }, page.copy_one)));
  return h("article", { class: "paragraph" }, body);
}

/** What the toolkit was not sure of in a paragraph; of the whole document as a list that opens. */
export function doubts(app, place) {
  const { doubt } = app.words, all = app.data.doubts || [], own = place ? all.filter((one) => one.place === place) : all;
  if (!own.length) return "";
  const lines = own.map(({ where, kind, says }) => h("p", { class: "doubt" }, "⚠ ", place ? "" : [h("bdi", {}, where[app.state.lang]), ": "], doubt.doubt, ": ", kind[app.state.lang], ": ", apartWords(says, "en")));
  return place ? lines : h("details", { class: "doubts" }, h("summary", {}, `${doubt.title} (${own.length})`), h("p", { class: "hint" }, doubt.intro), lines);
}

/** What the words of the page mean, from the glossary. */
export const meanings = (app) => h("details", { class: "meanings" }, h("summary", {}, app.words.ui.glossary), h("dl", {}, app.words.meanings.map(([name, words]) => [h("dt", {}, name), h("dd", {}, words)])));

export function quotation(app, one) {
  return `${one.text ? `${app.data.words[app.state.lang].query.quote.replace("{words}", () => one.text)}\n` : ""}${one.citation[app.state.lang]}`;
}

function facts(app, one) {
  const items = [["verbs", one.verbs], ["themes", one.themes], ["statuses", one.status ? [one.status] : []], ["cited", one.cited]];
  return h("ul", { class: "facts" }, items.filter(([, list]) => list.length).map(([name, list]) =>
    h("li", {}, h("b", {}, `${app.title(name)}: `), list.map((value) => app.label(name, value)).join(app.words.ui.between))));
}

/** Who said these words first, in the texts held: each passage opens to its history. */
function firstSaid(app, one) {
  const { ui } = app.words;
  if (!one.passages) return "";
  const told = ([, , symbol, place, date, older]) => symbol ? `${fill(ui.history_first, { symbol, place, date })}${older ? ` ${ui.history_older}` : ""}` : ui.history_new;
  return h("details", { class: "found history" }, h("summary", {}, `${ui.history} (${one.passages.length})`), h("p", { class: "hint" }, ui.history_hint),
    h("ol", {}, one.passages.map((passage) => h("li", {}, h("details", {},
      h("summary", {}, apartWords(one.text.slice(passage[0], passage[1]), one.language), passage[5] ? h("span", { class: "older" }, ui.history_mark) : ""), h("p", {}, told(passage)))))));
}

function listed(app, one, marks) {
  const lines = new Map();
  for (const mark of marks) {
    const key = meaning(app, mark);
    lines.set(key, [...(lines.get(key) || []), one.text.slice(mark[0], mark[1])]);
  }
  if (!lines.size) return "";
  return h("details", { class: "found" }, h("summary", {}, `${app.words.ui.found} (${lines.size})`),
    h("ul", {}, [...lines].map(([key, list]) => h("li", {}, `${key}: `, apartWords([...new Set(list)].join("; "), one.language)))));
}

function repaired(app, one, row) {
  if (!one.repairs) return "";
  const { page, ui } = app.words, marks = (one.marks || []).filter((mark) => mark[2] === "repair").map((m) => [m[0], m[1], "repair", meaning(app, m)]);
  const column = (head, words, places) => h("div", { class: "aside" }, h("p", { class: "key" }, head),
    h("div", { lang: one.language, dir: app.direction(one.language), class: "words" }, marked(words, places, [], one.language, app.words.ui)));
  return h("details", { class: "repairs", open: app.state.both }, h("summary", {}, `${ui.repairs} (${one.repairs.length})`),
    h("div", { class: "pair" }, column(page.repaired_words, one.text, marks), column(page.source_words, one.other, [])),
    h("ul", {}, one.repairs.map(([before, after, why]) => {
      const empty = page.nothing_there, [evidence, reason] = why[app.state.lang];
      const parts = page.repair.split(/(\{\w+\})/).map((part) => ({ "{before}": apartWords(before || empty, one.language), "{after}": apartWords(after || empty, one.language), "{reason}": apartWords(reason), "{evidence}": apartWords(evidence) })[part] || part);
      return h("li", {}, parts);
    })));
}

export const legend = (app) => h("fieldset", { class: "marks" }, h("legend", {}, `${app.words.ui.mark}:`),
  ["theme", "act", "citation", "date", "quantity", "repair"].map((kind) => app.check(`mark-${kind}`, app.words.ui[`mark_${kind}`], !app.state.off.includes(kind),
    (on) => app.change({ off: on ? app.state.off.filter((one) => one !== kind) : [...app.state.off, kind] }), `look-${kind}`)));
