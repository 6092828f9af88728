// Findings, by the consumer whose demand each is.

import { counted, el } from "./dom.js";

export const CONSUMERS = {
  "schema.org": "schema.org",
  open_graph: "Open Graph",
  google: "Google",
  facebook: "Facebook",
  x: "X",
  mastodon: "Mastodon",
  linkedin: "LinkedIn",
  whatsapp: "WhatsApp",
};
export const LEVELS = ["error", "warning", "info"];
/** So many findings of a rule are shown at once. */
const SHOWN = 3;
const SIGNS = { error: "✕", warning: "!", info: "i" };

/** How many findings there are of each level. */
export function tally(findings) {
  return Object.fromEntries(LEVELS.map((level) => [level, findings.filter((finding) => finding.level === level).length]));
}

/** "2 errors, 1 warning": levels that have none are left out. */
export function tallied(findings) {
  const counts = tally(findings);
  const said = LEVELS.filter((level) => counts[level]).map((level) => levelled(level, counts[level]));
  return said.join(", ") || "no findings";
}

function levelled(level, number) {
  return level === "info" ? `${number} info` : counted(number, level);
}

/** Levels that the person has turned off; they stay off while the text changes. */
const off = new Set();

/**
 * The findings as a panel shows them: the list, and a button for each level that there are any of.
 * @param {Object[]} findings  as schemas/finding.json has them
 * @param {(finding: Object) => void} go  shows the place of a finding that has a line
 */
export function findingsPanel(findings, go) {
  const list = el("div", {}, findingsList(findings, go));
  const counts = tally(findings);
  const tools = LEVELS.filter((level) => counts[level]).map((level) => {
    const button = el(`button.filter.${level}`, { type: "button", "aria-pressed": String(!off.has(level)) }, levelled(level, counts[level]));
    button.addEventListener("click", () => {
      off[off.has(level) ? "delete" : "add"](level);
      show();
    });
    return button;
  });
  const show = () => {
    for (const level of LEVELS) list.classList.toggle(`no-${level}`, off.has(level));
    for (const button of tools) button.setAttribute("aria-pressed", String(!off.has(LEVELS.find((level) => button.classList.contains(level)))));
  };
  show();
  return { content: list, tools, count: String(findings.length) };
}

function findingsList(findings, go) {
  if (!findings.length) return el("p.empty.good", {}, "Nothing to say: every consumer finds what it asks for.");
  const silent = Object.keys(CONSUMERS).filter((consumer) => !findings.some((finding) => finding.consumer === consumer));
  return [
    Object.keys(CONSUMERS)
      .filter((consumer) => !silent.includes(consumer))
      .map((consumer) => group(consumer, findings.filter((finding) => finding.consumer === consumer), go)),
    silent.length ? el("p.silent", {}, el("b", {}, "Nothing to say: "), silent.map((consumer) => CONSUMERS[consumer]).join(", ")) : null,
  ];
}

function group(consumer, findings, go) {
  const sorted = LEVELS.flatMap((level) => byRule(findings.filter((finding) => finding.level === level)));
  return el(
    "section.consumer",
    { "aria-label": CONSUMERS[consumer] },
    el("h3", {}, CONSUMERS[consumer], " ", el("span.count", {}, tallied(findings))),
    el("ul", {}, sorted.map((alike) => shown(alike, go))),
  );
}

/** Lists of the findings of each rule, in the order in which the rules first stand. */
function byRule(findings) {
  const rules = new Map();
  for (const finding of findings) {
    if (!rules.has(finding.rule)) rules.set(finding.rule, []);
    rules.get(finding.rule).push(finding);
  }
  return [...rules.values()];
}

function shown(alike, go) {
  const first = alike.length > SHOWN + 1 ? alike.slice(0, SHOWN) : alike;
  const rest = alike.slice(first.length);
  return [...first.map((finding) => item(finding, go)), rest.length ? others(rest, go) : null];
}

/** The rest of a rule's findings, made when they are asked for: a page may have thousands. */
function others(findings, go) {
  const more = el(`li.more.${findings[0].level}`, {}, el("button", { type: "button" }, `${findings.length.toLocaleString("en")} more of ${findings[0].rule}`));
  more.firstChild.addEventListener("click", () => {
    const made = findings.map((finding) => item(finding, go));
    more.replaceWith(...made);
    made[0].querySelector("button, a")?.focus();
  });
  return more;
}

function item(finding, go) {
  return el(
    `li.finding.${finding.level}`,
    {},
    el("span.level", {}, el("span.sign", { "aria-hidden": "true" }, SIGNS[finding.level]), el("span.visually-hidden", {}, `${finding.level}: `)),
    el(
      "div",
      {},
      el("p.message", {}, finding.message),
      finding.fix ? finding.fix.map(fix) : null,
      el("p.facts", {}, place(finding, go), " ", rule(finding)),
    ),
  );
}

function place(finding, go) {
  const name = finding.property ?? finding.type ?? "";
  const shown = el("code", { title: finding.at }, name);
  if (!finding.line) return shown;
  return [el("button.line", { type: "button", onclick: () => go(finding) }, `line ${finding.line}`), " ", shown];
}

function rule({ rule: id, see }) {
  return see ? el("a.rule", { href: see, rel: "noopener noreferrer", target: "_blank" }, id) : el("span.rule", {}, id);
}

const DOES = { add: "Add", replace: "Change", remove: "Remove" };

function fix({ op, path, value }) {
  return el("p.fix", {}, el("b", {}, "Fix: "), `${DOES[op]} `, el("code", {}, path), value === undefined ? null : [" to ", el("code", {}, JSON.stringify(value))]);
}
