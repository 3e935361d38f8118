// What went and what came between two paragraphs, word by word: as toolkit/series/difference.py has it.
import { fold } from "./text.js";
import { h } from "./dom.js";

// Words as toolkit/_words.py has them: "multi-stakeholder", "2.5", "77/150", "5g"; not "-".
const COMPARED_WORD = /[0-9]+(?:[./,][0-9]+)*[a-z]?(?![a-z0-9])|(?:(?![\d_])[\p{L}\p{N}])+(?:[-'.][\p{L}\p{N}]+)*|[\p{L}\p{N}]+/gu;
const MOST_COMPARED = 9e6; // of two lengths multiplied: more is not compared

function wordsOf(text) {
  let folded = "";
  const at = [];
  for (let i = 0; i < text.length; i++) { const to = fold(text[i]); for (let j = 0; j < to.length; j++) at.push(i); folded += to; }
  return [...folded.matchAll(COMPARED_WORD)].map((found) => ({ key: found[0], start: at[found.index], end: at[found.index + found[0].length - 1] + 1 }));
}

/** For each of two texts the runs [start, end) that the other does not have; as few words as can be. */
export function changes(before, after) {
  const a = wordsOf(before), b = wordsOf(after), wide = b.length + 1;
  if (a.length * b.length > MOST_COMPARED) return [[], []];
  const best = new Uint16Array((a.length + 1) * wide);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      best[i * wide + j] = a[i].key === b[j].key ? best[(i + 1) * wide + j + 1] + 1 : Math.max(best[(i + 1) * wide + j], best[i * wide + j + 1]);
  const went = a.map(() => true), came = b.map(() => true);
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i].key === b[j].key) { went[i++] = false; came[j++] = false; } else if (best[(i + 1) * wide + j] >= best[i * wide + j + 1]) i++;
    else j++;
  }
  return [runs(a, went), runs(b, came)];
}

function runs(all, changed) {
  const found = [];
  all.forEach((word, i) => {
    if (!changed[i]) return;
    if (i && changed[i - 1]) found[found.length - 1][1] = word.end; else found.push([word.start, word.end]);
  });
  return found;
}

/** A text with runs of it in an element of their own. */
export function differing(text, ranges, tag) {
  const made = [];
  let at = 0;
  for (const [start, end] of ranges) { made.push(text.slice(at, start), h(tag, {}, text.slice(start, end))); at = end; }
  return [...made, text.slice(at)];
}
