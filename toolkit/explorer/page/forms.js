// The forms of a searched word, as toolkit/explorer/_forms.py makes them from the same rules.
import { fold } from "./text.js";

const STEM = 3;

/** The folded forms of a word, each with the letter that must end it in the text ("" for any). */
export function forms(word, rules, known) {
  const found = new Map();
  const add = (form, letter) => {
    const old = found.get(form);
    found.set(form, old === undefined ? letter : old === "" || letter === "" ? "" : old < letter ? old : letter);
  };
  add(fold(word.typed), "");
  if (word.exact) return found;
  const typed = [...word.typed].filter((c) => fold(c) !== "").join("");
  for (const base of bases(typed, rules, known))
    for (const seated of seats(base, rules)) {
      if (word.open) { add(fold(seated), ""); continue; }
      for (const stem of family(seated, rules)) behind(stem, rules, add);
    }
  return found;
}

function bases(typed, rules, known) {
  const found = [typed], article = rules.article || "";
  if ((rules.whole || []).includes(typed)) return found;
  const folded = fold(typed);
  if (article && typed.startsWith(article) && typed.length >= article.length + 2) found.push(typed.slice(article.length));
  for (const stack of rules.particles) {
    const rest = folded.slice(stack.length);
    if (stack === article || !folded.startsWith(stack) || rest.length < STEM) continue;
    if (hasArticle(stack, article) || known.has(rest) || known.has(article + rest)) found.push(typed.slice(stack.length));
  }
  for (const particle of rules.future || []) {
    const begins = (word) => rules.begins.some((one) => word.startsWith(one));
    for (const base of [...found]) {
      const rest = base.slice(particle.length);
      if (base.startsWith(particle) && begins(rest) && rest.length > STEM && known.has(fold(rest))) found.push(rest);
      else if (begins(base) && base.length > STEM) found.push(particle + base);
    }
  }
  return [...new Set(found)];
}

function hasArticle(stack, article) {
  return article !== "" && (stack.endsWith(article) || stack.endsWith(article.slice(-1).repeat(2)));
}

function seats(word, rules) {
  const all = rules.seats || [];
  let found = [""];
  for (let at = 0; at < word.length; at++) {
    const char = word[at];
    let others = [char];
    if (all.includes(char) && word.length > STEM) {
      others = [...new Set([char, ...all])];
      if (at === word.length - 1 && char !== "ء") others.push((char === "ئ" ? "ى" : "و") + "ء");
    }
    found = found.flatMap((start) => others.map((other) => start + other));
  }
  if (word.endsWith("ىء") && all.length) found.push(word.slice(0, -2) + "ئ");
  return found.slice(0, 27);
}

function family(stem, rules) {
  const folded = fold(stem);
  const found = [stem, ...(Object.hasOwn(rules.families, folded) ? rules.families[folded] : [])];
  if (!rules.apart.includes(folded))
    for (const [ending, others] of rules.endings || []) {
      if (!stem.endsWith(ending) || stem.length - ending.length < rules.shortest) continue;
      for (const other of others) found.push(stem.slice(0, stem.length - ending.length) + other);
      break;
    }
  return [...new Set(found)];
}

function behind(stem, rules, add) {
  add(fold(stem), "");
  if (stem.length < STEM) return;
  for (const suffix of rules.suffixes || [])
    add(fold(stem + suffix), (rules.literal || []).includes(suffix) ? suffix.slice(-1) : "");
  const before = rules.before_pronouns || {}, end = stem.slice(-1);
  for (const last of Object.hasOwn(before, end) ? before[end] : [])
    for (const suffix of rules.pronouns) add(fold(stem.slice(0, -1) + last + suffix), "");
}
