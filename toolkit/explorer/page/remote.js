// What no page holds: the Assembly answers from behind the page, and the page shows what the last answer holds.
import { Gone } from "./link.js";
import { Asked } from "./query.js";
import { Searcher } from "./search.js";

const QUIET = 250; // milliseconds without a key until what is typed is asked

/** Filters and counts of an answer. */
export class Answered extends Asked {
  /** What the answer is of: its words are those of Python, which knows filters that no page has. */
  sentence(query, language) { return this.data.answer?.said?.[language] || super.sentence(query, language); }
  select() { return this.data.rows.map((_, row) => row); }
  /** Names without numbers, while the numbers are looked for. */
  unknown() { return Object.fromEntries(Object.entries(this.counts()).map(([name, found]) => [name, new Map([...found.keys()].map((value) => [value, null]))])); }
  counts() { return Object.fromEntries(this.data.filters.map((name) => [name, new Map(this.data.answer?.counts[name] || [])])); }
}

/** The question that the state asks; what only looks otherwise is none. */
function question(app) {
  const said = new URLSearchParams(app.address().slice(1));
  for (const name of ["lang", "chart", "off", "gloss", "near", "pair", "outcome"]) said.delete(name);
  if (["reader", "charts"].includes(app.state.panel)) said.delete("panel");
  return `#${said}`;
}

/** Whether what is shown answers what is asked; asks otherwise. */
export function answered(app) {
  const { data } = app, asked = question(app);
  if (data.answer?.question === asked) return true;
  if (data.pending === asked) return false;
  data.pending = asked;
  clearTimeout(data.late);
  data.late = setTimeout(async () => {
    let told;
    try { told = await app.link({ do: "find", address: asked }); } catch (error) {
      if (!(error instanceof Gone)) throw error;
      told = { gone: true };
    }
    if (data.pending !== asked) return;
    data.pending = "";
    const answer = told.answer || { rows: [], counts: {}, bars: {}, labels: {}, heads: {}, entries: {}, sizes: {}, count: 0, total: 0, ...told };
    for (const [code, facets] of Object.entries(answer.labels)) for (const [name, labels] of Object.entries(facets)) Object.assign(data.labels[code][name], labels);
    Object.assign(data, { answer: { ...answer, question: asked }, rows: answer.rows, heads: answer.heads, entries: answer.entries, sizes: answer.sizes });
    app.searcher = new Searcher(data.rows, data.rules, true);
    app.asked = app.held.get(app.state.file).asked = new Answered(data, app.searcher);
    app.show();
  }, app.typing ? QUIET : 0);
  return false;
}

/** Every row of the question, for a table. */
export async function everyRow(app) {
  if (!app.data.remote) return app.rows.map((row) => app.data.rows[row]);
  return (await app.link({ do: "table", address: question(app) })).answer.rows;
}
