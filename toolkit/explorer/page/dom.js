// Elements of the page. Words enter it as text nodes only: nothing of a document can become mark-up.

const RTL = new Set(["ar", "fa", "he", "ur"]);
export const direction = (language) => (RTL.has(language) ? "rtl" : "ltr");

/** Characters that steer direction or control, shown as signs: as toolkit/explorer/_markup.py has it. */
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
export const visible = (words) =>
  words.replace(STEERING, (c) => `⟦U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}⟧`);

/** An element; children are elements or words. */
export function h(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked" || name === "open") made[name] = value;
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(3))
    if (child !== null && child !== undefined && child !== "")
      made.append(typeof child === "string" || typeof child === "number" ? visible(String(child)) : child);
  return made;
}

/** Words in a language, in its direction. */
export const said = (tag, name, words, language) => h(tag, { class: name, lang: language, dir: direction(language) }, words);

/** Words that may be of another direction than what surrounds them. */
export const apartWords = (words, language) => h("bdi", language ? { lang: language } : {}, words);

/** Words in which what stands between backticks is a command: set as code, from left to right. */
export const withCode = (words) => words.split("`").map((part, at) => (at % 2 ? h("code", { dir: "ltr" }, part) : part));

export function choice(id, label, options, value, change) {
  const list = h("select", { id, onchange: (event) => change(event.target.value) },
    options.map(([one, words]) => h("option", { value: one }, words)));
  list.value = value;
  return h("div", { class: "field" }, h("label", { for: id }, label), list);
}

export function check(id, label, on, change, kind = "") {
  return h("div", { class: `check ${kind}` },
    h("input", { type: "checkbox", id, checked: on, onchange: (event) => change(event.target.checked) }),
    h("label", { for: id }, label));
}

/** Hand a file to the reader. */
export function hand(name, words, type) {
  const address = URL.createObjectURL(words instanceof Blob ? words : new Blob([words], { type }));
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** Copy words; where the browser gives no clipboard to a file, the old way. */
export async function copy(words, button, done) {
  try { await navigator.clipboard.writeText(words); } catch {
    const area = h("textarea", { "aria-hidden": "true", class: "away" });
    area.value = words;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    button.focus();
  }
  const before = button.textContent;
  button.textContent = done;
  setTimeout(() => { button.textContent = before; }, 1500);
}

const FORMULA = /^[=+\-@\t\r]/; // what a spreadsheet would take for a formula: "=1+1"; not "a=1"
/** A table for any spreadsheet: byte-order mark, formulas inert. */
export function csv(head, lines) {
  const cell = (value) => {
    const words = String(value ?? ""), safe = FORMULA.test(words) ? `'${words}` : words;
    return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };
  return "\ufeff" + [head, ...lines].map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
}
