// What stands behind the page, if anything: a server of this machine, or the kernel of a notebook. It reads files and
// folders of texts, and answers for what is too large for a page; where it is gone, what the page holds stays right.
import { check, h, hand, withCode } from "./dom.js";

/** Nothing answers any more. */
export class Gone extends Error {}

const WAIT = 10000; // milliseconds until a kernel must have heard

/** How to ask: a function of what is asked and the bytes of a file; null where the page stands alone. */
export function linkOf(kind) {
  return { server: served, kernel: bridged }[kind] || null;
}

async function served(asked, content) {
  let answer;
  try {
    answer = await fetch("ask", { method: "POST", redirect: "error", headers: { "X-Asked": encodeURIComponent(JSON.stringify(asked)), "Content-Type": "application/octet-stream" }, body: content || new Blob([]) });
  } catch { throw new Gone(); }
  if (!answer.ok) throw new Gone();
  return answer.json();
}

let asking = 0;
/** A kernel says at once that it has heard, and answers when it has read. */
async function bridged(asked, content) {
  const number = ++asking, bytes = content ? await content.arrayBuffer() : new ArrayBuffer(0);
  return new Promise((done, failed) => {
    const late = setTimeout(() => end(failed, new Gone()), WAIT);
    const hear = ({ source, data }) => {
      if (source !== window.parent || data?.number !== number) return;
      if (data.explorer === "heard") clearTimeout(late);
      else if (data.explorer === "answer") end(done, data.answer);
    };
    const end = (how, what) => { clearTimeout(late); window.removeEventListener("message", hear); how(what); };
    window.addEventListener("message", hear);
    window.parent.postMessage({ explorer: "ask", number, asked, bytes }, "*");
  });
}

/** Ask for data to show; what is wrong is said in the page. */
async function request(app, asked, content, key) {
  app.trouble = null;
  const place = asked.folder ? "folder" : "file";
  app.waiting = { place, name: asked.folder || asked.name };
  app.show();
  let answer;
  try { answer = await app.link(asked, content); } catch (error) {
    if (!(error instanceof Gone)) throw error;
    answer = { gone: true };
  }
  app.waiting = null;
  if (answer.data) { app.hold(key, answer.data, { ...asked, content }); return; }
  app.trouble = { place, gone: answer.gone, words: answer.problem };
  app.show();
}

/** Open a file of the reader's. */
export function openFile(app, file) {
  if (!file || !app.link) return;
  if (file.size > app.own.largest) { app.trouble = { place: "file", words: `${file.name}: ${file.size} > ${app.own.largest}` }; app.show(); return; }
  request(app, { do: "open", name: file.name, ocr: app.ocr }, file, file.name);
}

/** Read a folder of texts for what is shown. */
export function readTexts(app, folder) {
  const before = app.held.get(app.state.file)?.request || { do: "own" };
  request(app, { ...before, content: undefined, folder }, before.content, app.state.file);
}

/** The page as a file, at what is shown: to be kept, or sent to somebody. */
async function save(app) {
  const before = app.held.get(app.state.file)?.request || { do: "own" }, kept = new URLSearchParams(app.address().slice(1));
  kept.delete("file");
  app.trouble = null;
  let answer;
  try { answer = await app.link({ ...before, content: undefined, page: true, address: `#${kept}`, language: app.state.lang }, before.content); } catch (error) {
    if (!(error instanceof Gone)) throw error;
    answer = { gone: true };
  }
  if (answer.page) { hand(`${app.fileName(app.words.ui.title)}.html`, answer.page, "text/html"); return; }
  app.trouble = { place: "page", gone: answer.gone, words: answer.problem };
  app.show();
}

export const saving = (app) => h("button", { type: "button", id: "save", onclick: () => save(app) }, app.words.page.save);

/** What went wrong, or that something is being read. */
export function outcome(app, place) {
  const { page, ui } = app.words, { trouble } = app;
  if (app.waiting?.place === place) return h("p", { role: "status", class: "key" }, page.reading, " ", h("bdi", {}, app.waiting.name));
  if (trouble?.place !== place) return "";
  return h("div", { role: "alert", class: "alarm" }, trouble.gone ? h("p", {}, withCode(app.own.link === "kernel" ? page.kernel_gone : page.server_gone)) : [h("p", { class: "key" }, ui.unread), h("p", { lang: "en", dir: "ltr" }, trouble.words)]);
}

/** The box that opens a file; a file may also be dropped anywhere on the page. */
export function opening(app) {
  const { page } = app.words, { missing } = app;
  const lost = missing ? h("p", { role: "alert", class: "alarm" }, page.not_here.split(/(\{name\})/).map((part) => (part === "{name}" ? h("bdi", {}, missing) : part))) : "";
  if (!app.link) return lost;
  return [lost, h("details", { class: "open", open: app.opens || Boolean(missing) || app.trouble?.place === "file", ontoggle: (event) => { app.opens = event.target.open; } },
    h("summary", { id: "open" }, page.open), h("p", { class: "hint" }, page.open_hint),
    h("div", { class: "controls" },
      h("div", {}, h("input", { type: "file", id: "file", class: "away", onchange: (event) => openFile(app, event.target.files[0]) }), h("label", { for: "file", class: "button" }, page.open_file)),
      app.own.ocr ? check("ocr", page.open_ocr, app.ocr, (on) => { app.ocr = on; }) : "",
      app.state.file && !missing ? h("button", { type: "button", id: "close", onclick: () => app.leave() }, page.open_back, " ", h("bdi", {}, app.own.name)) : "")),
    outcome(app, "file")];
}

/** Where a folder of texts is named. */
export function folderBox(app) {
  const { page } = app.words;
  if (!app.link) return "";
  const typed = () => readTexts(app, document.getElementById("folder").value.trim());
  return h("div", { class: "controls" },
    h("div", { class: "field wide" }, h("label", { for: "folder" }, page.folder), h("input", { type: "text", id: "folder", dir: "ltr", value: app.folder, autocomplete: "off", "aria-describedby": "folder-hint", oninput: (event) => { app.folder = event.target.value; }, onkeydown: (event) => { if (event.key === "Enter") typed(); } })),
    h("button", { type: "button", id: "read-folder", onclick: typed }, page.folder_read),
    h("p", { class: "hint", id: "folder-hint" }, withCode(page.folder_hint)), outcome(app, "folder"));
}

/** Let files be dropped on the page. */
export function dropping(app) {
  if (!app.link) return;
  const over = (event) => { if (event.dataTransfer?.types.includes("Files")) event.preventDefault(); };
  window.addEventListener("dragover", over);
  window.addEventListener("drop", (event) => { over(event); openFile(app, event.dataTransfer?.files[0]); });
}

/** Within a notebook: its theme, and what is chosen, as the notebook sets it. */
export function listening(app) {
  window.addEventListener("message", ({ source, data }) => {
    if (source !== window.parent || !data) return;
    if (data.explorer === "theme") document.documentElement.dataset.theme = data.dark ? "dark" : "light";
    if (data.explorer === "state" && typeof data.address === "string") app.follow(data.address);
  });
  window.parent.postMessage({ explorer: "ready" }, "*");
}
