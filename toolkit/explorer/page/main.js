// The page: what is chosen stands in the address, and everything shown follows from it.
import { check, copy, direction, h } from "./dom.js";
import { setFold } from "./text.js";
import { Searcher } from "./search.js";
import { Asked, fill } from "./query.js";
import { dropping, folderBox, linkOf, listening, opening, outcome, saving } from "./link.js";
import { doubts, meanings } from "./reader.js";
import { changes } from "./differ.js";
import { answered, Answered } from "./remote.js";
import { asksPanel, chartsPanel, comparePanel, contextPanel, readPanel, takePanel } from "./panels.js";

const PANELS = { reader: readPanel, charts: chartsPanel, asks: asksPanel, concordance: contextPanel, compare: comparePanel, takeaway: takePanel };
const OPEN = new Set(["parts", "themes"]);

class App {
  constructor(data) {
    this.own = data;
    this.link = linkOf(data.link);
    this.within = data.link === "kernel"; // in a notebook: the address is the notebook's
    this.memory = data.at || "";
    this.held = new Map([["", { data }]]); // what the page came with, and what was opened in it, by name
    setFold(data.rules.fold);
    this.direction = direction;
    this.check = check;
    this.changes = changes;
    this.openFolder = () => folderBox(this);
    this.opened = new Set(OPEN);
    this.folder = "";
    this.wide = window.matchMedia("(min-width: 760px)").matches;
    if (!this.within && !location.hash && data.at) history.replaceState(null, "", data.at);
    window.addEventListener("hashchange", () => { if (!this.within && location.hash !== this.hash) { this.read(); this.show(); } });
    this.read();
    this.show();
    dropping(this);
    if (this.within) listening(this);
  }

  /** Show what is held by a name. */
  use(name) {
    const held = this.held.get(name), { data } = held;
    if (this.data === data) return;
    held.searcher ||= new Searcher(data.rows, data.rules, data.remote);
    held.asked ||= new (data.remote ? Answered : Asked)(data, held.searcher);
    Object.assign(this, { data, searcher: held.searcher, asked: held.asked, many: data.kind !== "resolution", state: null });
    this.panels = Object.keys(PANELS).filter((one) => (one !== "asks" || data.asks.length) && (one !== "compare" || !data.remote));
  }

  /** Keep what was read, and show it; what is chosen stays where it is of the same file. */
  hold(name, data, request) {
    const stays = name === this.state.file, { lang } = this.state;
    this.held.set(name, { data, request });
    if (stays) { this.read(); this.show(); return; }
    this.use(name);
    this.state = { ...this.plain(), lang, file: name };
    this.change({});
  }

  /** Back to what the page came with. */
  leave() {
    const { lang } = this.state;
    this.use("");
    this.state = { ...this.plain(), lang };
    this.change({});
  }

  /** What the notebook wants to see. */
  follow(address) {
    if (address === this.memory) return;
    this.memory = address;
    this.read();
    this.show();
  }

  nothing() {
    const empty = Object.fromEntries(this.data.filters.map((name) => [name, []]));
    if (this.many && this.data.languages.length > 1) empty.languages = this.state?.languages?.length ? this.state.languages : [this.data.languages.includes(this.data.first) ? this.data.first : this.data.languages[0]];
    return { ...empty, text: "", match: "any", opening: false, page: 0 };
  }

  plain() {
    this.state = null;
    const none = { parts: [], themes: [], addressees: [], languages: [], verbs: [], forces: [], years: [], statuses: [], cited: [] };
    return { ...none, ...this.nothing(), lang: this.data.first, panel: "reader", chart: "themes", keyword: "", before: 0, after: 0, outcome: "", pair: "", codes: "", file: "", near: 60, off: [], gloss: true, both: false };
  }

  /** From the address to the state. What it does not know is left out. */
  read() {
    const asked = new URLSearchParams((this.within ? this.memory : location.hash).slice(1)), file = asked.get("file") || "";
    this.missing = this.held.has(file) ? "" : file;
    this.use(this.missing ? "" : file);
    if (this.missing) for (const name of [...asked.keys()]) if (name !== "file" && name !== "lang") asked.delete(name);
    const state = this.plain(), first = this.plain();
    for (const [name, words] of asked) {
      if (!(name in state)) continue;
      if (Array.isArray(first[name])) {
        const list = words === "" ? [] : words.split("|").map((one) => (one === "-" ? "" : one));
        if (name === "off") state.off = list;
        else if (this.data.filters.includes(name)) state[name] = list.map((one) => this.data.remote ? (name === "years" && one ? +one : one) : this.data.options[name].find((option) => String(option) === one)).filter((one) => one !== undefined && !Number.isNaN(one));
      } else if (typeof first[name] === "boolean") state[name] = words === "1";
      else if (typeof first[name] === "number") state[name] = Number.parseInt(words, 10) || 0;
      else state[name] = words.slice(0, 2000);
    }
    if (!(state.lang in this.data.words)) state.lang = this.data.first;
    if (!this.panels.includes(state.panel)) state.panel = "reader";
    if (!["any", "all"].includes(state.match)) state.match = "any";
    this.state = state;
  }

  /** From the state to the address: what differs from the beginning. */
  address() {
    const now = this.state, first = this.plain(), found = new URLSearchParams();
    this.state = now;
    for (const [name, value] of Object.entries(now)) {
      if (JSON.stringify(value) === JSON.stringify(first[name])) continue;
      if (Array.isArray(value)) found.set(name, value.map((one) => (one === "" ? "-" : one)).join("|"));
      else if (typeof value === "boolean") found.set(name, value ? "1" : "0");
      else if (value !== first[name]) found.set(name, String(value));
    }
    return `#${found}`;
  }

  change(fields, quiet = false) {
    const asks = Object.keys(fields).some((name) => name === "text" || name === "match" || name === "opening" || this.data.filters.includes(name));
    this.state = { ...this.state, ...(asks ? { page: 0 } : {}), ...fields };
    this.hash = this.address();
    if (this.within) {
      if (this.hash !== this.memory) window.parent.postMessage({ explorer: "state", address: this.hash }, "*");
      this.memory = this.hash;
    } else if (quiet) history.replaceState(null, "", this.hash);
    else if (this.hash !== location.hash) location.hash = this.hash;
    if (!this.within) this.hash = location.hash;
    this.show();
  }

  /** What is typed: shown at once, one step for Back. */
  type(fields) {
    const fresh = !this.typing;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => { this.typing = 0; }, 1500);
    this.change(fields, !fresh);
  }

  label(name, value) { return this.asked.label(name, value, this.state.lang); }
  title(name) { return this.data.facets[this.state.lang][name] || name; }
  /** A name that says what is in a file: subject, content, what was asked for (toolkit/explorer/_files.py). */
  fileName(what) {
    const told = this.data.filters.filter((name) => name !== "languages" || !this.many).flatMap((name) => this.state[name].map((value) => this.label(name, value)));
    const words = [...[this.data.name, what, ...told, this.state.text.trim()].join(" ").replace(/[^\p{L}\p{N}]+/gu, "-")];
    return words.slice(0, 80).join("").replace(/^-+|-+$/g, "");
  }

  show() {
    const { state } = this, focused = document.activeElement?.id, range = focused && document.activeElement.selectionStart !== undefined ? [document.activeElement.selectionStart, document.activeElement.selectionEnd] : null;
    this.words = this.data.words[state.lang];
    this.problem = "";
    const { answer } = this.data, ready = !this.data.remote || answered(this);
    if (!ready) Object.assign(this, { rows: [], counts: this.asked.unknown(), problem: this.words.page.waiting });
    else if (answer?.gone || answer?.problem) Object.assign(this, { rows: [], counts: {}, problem: answer.gone ? this.words.page.gone_answer : fill(this.words.ui.problem, { problem: answer.problem }) });
    else try { this.rows = this.asked.select(state); this.counts = this.asked.counts(state); } catch (error) {
      if (!("searching" in error) && error.constructor.name !== "SearchError") throw error;
      this.problem = this.words.page.bad_search;
      this.rows = [];
      this.counts = this.asked.counts({ ...state, text: "" });
    }
    this.sentence = this.asked.sentence(state, state.lang);
    this.hits = this.places();
    document.documentElement.lang = state.lang;
    document.documentElement.dir = direction(state.lang);
    document.title = `${this.words.ui.title}: ${this.data.name}`;
    document.getElementById("app").replaceChildren(...this.draw());
    const again = focused && document.getElementById(focused);
    if (again) { again.focus({ preventScroll: true }); if (range && again.setSelectionRange) try { again.setSelectionRange(...range); } catch { /* not a text */ } }
  }

  /** How many paragraphs were found; of the Assembly only the first of them are here. */
  found() { return this.data.remote && !this.problem ? this.data.answer.count : this.rows.length; }

  places() {
    const found = new Map();
    if (!this.state.text.trim() || this.problem) return found;
    if (this.data.remote && !this.rows.length) return found;
    for (const [field, start, end] of this.searcher.search(this.state.text.trim()).places) {
      const { row, where } = this.searcher.fields[field];
      if (!found.has(row)) found.set(row, {});
      (found.get(row)[where] ||= []).push([start, end]);
    }
    return found;
  }

  draw() {
    const { ui, page } = this.words, { state, data } = this;
    const total = data.remote ? data.answer?.total || 0 : state.languages.length ? data.rows.filter((one) => state.languages.includes(one.language)).length : data.rows.length;
    return [
      h("a", { class: "skip", href: "#found", onclick: (event) => { event.preventDefault(); document.getElementById("found").focus(); } }, page.skip),
      h("header", {}, h("div", {}, h("h1", {}, `${ui.title}: `, h("bdi", {}, data.name)), h("p", { class: "about" }, page.about.split(/(\{\w+\})/).map((part) => ({ "{title}": h("bdi", {}, data.titles[state.lang]), "{paragraphs}": String(total) })[part] ?? part)), h("p", { class: "help" }, page.help, this.link ? "" : ` ${page.alone}`), meanings(this), opening(this)),
        h("div", { class: "field" }, h("label", { for: "lang" }, ui.language), this.languageList())),
      h("main", {}, this.filters(),
        h("section", { id: "found", tabindex: "-1", "aria-label": ui.reader },
          h("p", { class: "status", role: "status", id: "status" }, this.problem || fill(ui.result, { count: fill(ui.shown, { shown: this.found(), total }), sentence: this.sentence }), this.searched()),
          this.chips(), doubts(this, ""), this.tabs(),
          h("div", { role: "tabpanel", id: "panel", "aria-labelledby": `tab-${state.panel}` }, PANELS[state.panel](this)))),
      h("footer", {}, this.link && !data.remote ? saving(this) : "", this.within ? "" : h("button", { type: "button", id: "share", "aria-describedby": "share-hint", onclick: (event) => copy(location.href, event.target, ui.copied) }, page.copy_link), this.within ? "" : h("p", { class: "hint", id: "share-hint" }, location.protocol === "file:" ? page.link_hint : page.link_here), this.link ? outcome(this, "page") : ""),
    ];
  }

  languageList() {
    const list = h("select", { id: "lang", onchange: (event) => this.change({ lang: event.target.value }) }, Object.entries(this.data.names).map(([code, name]) => h("option", { value: code, lang: code }, name)));
    list.value = this.state.lang;
    return list;
  }

  searched() {
    if (!this.state.text.trim() || this.problem) return "";
    const { ui } = this.words, names = this.data.where.filter((where) => this.searcher.kinds.has(where)).map((where) => ui[`searched_${where}`]);
    const part = this.many && this.data.rows.some((one) => !one.text) ? ` ${ui.searched_part}` : "";
    return ` ${fill(ui.searched, { fields: names.join(ui.searched_between) })}${part}`;
  }

  filters() {
    const { ui, page } = this.words, { state } = this;
    const box = h("details", { class: "filters", open: this.wide, ontoggle: (event) => { this.wide = event.target.open; } }, h("summary", {}, h("h2", {}, page.toggle)),
      h("div", { class: "field" }, h("label", { for: "text" }, ui.text), h("input", { type: "search", id: "text", dir: "auto", value: state.text, placeholder: ui.text_hint, autocomplete: "off", oninput: (event) => this.type({ text: event.target.value }) })),
      h("button", { type: "button", id: "clear", onclick: () => this.change({ ...this.nothing(), keyword: "", outcome: "", pair: "" }) }, ui.clear),
      this.data.filters.map((name) => this.facet(name)));
    return h("nav", { "aria-label": ui.filters }, box);
  }

  facet(name) {
    const { ui } = this.words, { state } = this, chosen = state[name], one = name === "languages" && this.many;
    const shown = [...(this.counts[name] || [])].filter(([value, count]) => count !== 0 || chosen.includes(value) || name === "years" || name === "parts");
    if (shown.length < 2 && !chosen.length) return "";
    const set = (value, on) => this.change({ [name]: one ? [value] : on ? [...chosen, value] : chosen.filter((other) => other !== value) });
    const boxes = shown.map(([value, count]) => h("li", {}, check(`${name}-${value}`, count === null ? this.label(name, value) : fill(ui.option, { label: this.label(name, value), count }), chosen.includes(value), (on) => set(value, on))));
    const further = name === "themes" ? [["any", ui.match_any], ["all", ui.match_all]].map(([value, words]) => h("div", { class: "check" }, h("input", { type: "radio", name: "match", id: `match-${value}`, checked: state.match === value, onchange: () => this.change({ match: value }) }), h("label", { for: `match-${value}` }, words)))
      : name === "forces" || name === "verbs" ? check(`opening-${name}`, ui.opening, state.opening, (opening) => this.change({ opening })) : "";
    return h("details", { class: "facet", open: this.opened.has(name) || chosen.length > 0, ontoggle: (event) => { this.opened[event.target.open ? "add" : "delete"](name); } },
      h("summary", {}, `${this.title(name)}${chosen.length ? ` (${chosen.length})` : ""}`), h("fieldset", {}, h("legend", { class: "away" }, this.title(name)), further, h("ul", {}, boxes)));
  }

  chips() {
    const { page } = this.words, { state } = this, made = [];
    const chip = (id, words, gone) => h("li", {}, h("button", { type: "button", class: "chip", id: `chip-${id}`, "aria-label": fill(page.remove, { label: words }), onclick: gone }, h("bdi", {}, words), " ×"));
    if (state.text.trim()) made.push(chip("text", state.text.trim(), () => this.change({ text: "" })));
    for (const name of this.data.filters) if (!(name === "languages" && this.many)) for (const value of state[name]) made.push(chip(`${name}-${value}`, this.label(name, value), () => this.change({ [name]: state[name].filter((one) => one !== value) })));
    return made.length ? h("ul", { class: "chips", "aria-label": page.state }, made) : "";
  }

  tabs() {
    const { ui } = this.words, names = this.panels, rtl = direction(this.state.lang) === "rtl";
    const turn = (event) => {
      const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const next = names[(names.indexOf(this.state.panel) + step + names.length) % names.length];
      this.change({ panel: next });
      document.getElementById(`tab-${next}`).focus();
    };
    return h("div", { role: "tablist", class: "tabs", onkeydown: turn }, names.map((name) => h("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-selected": String(name === this.state.panel), "aria-controls": "panel", tabindex: name === this.state.panel ? "0" : "-1", onclick: () => this.change({ panel: name }) }, ui[name])));
  }
}

const app = new App(JSON.parse(document.getElementById("data").textContent));
window.explorer = app;
