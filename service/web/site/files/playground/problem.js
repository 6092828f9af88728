// A refusal or a failure, shown where its answer would have been.

import { el } from "./dom.js";
import { useKey } from "./call.js";

/**
 * The lines of the source that a problem is about, as far as its pointers and its words tell.
 * @returns {Map<number, string>}  number of the line to level
 */
export function linesOf(problem, source) {
  const lines = new Map();
  for (const { at } of problem.errors ?? []) {
    let offset = 0;
    for (const step of at.split("/").slice(1)) {
      const found = source.indexOf(JSON.stringify(step.replaceAll("~1", "/").replaceAll("~0", "~")), offset);
      if (found >= 0) offset = found;
    }
    if (offset) lines.set(source.slice(0, offset).split("\n").length, "error");
  }
  const stated = /\bline (\d+), column \d+/.exec(problem.detail ?? "");
  if (stated) lines.set(Number(stated[1]), "error");
  return lines;
}

/**
 * @param {Object} problem  as RFC 9457 and schemas/problem.json have it
 * @param {() => void} again  calls once more, with the key that was given
 */
export function problemNotice(problem, again) {
  const errors = problem.errors ?? [];
  return el(
    "div.problem",
    {},
    el("h2", {}, problem.title ?? "The request failed"),
    errors.length ? el("ul", {}, errors.map(({ at, message }) => el("li", {}, at ? [el("code", {}, at), " "] : null, message))) : el("p", {}, problem.detail ?? ""),
    problem.status === 401 ? keyForm(again) : null,
    problem.instance ? el("p.facts", {}, [problem.status, problem.instance].filter(Boolean).join(" · ")) : null,
  );
}

function keyForm(again) {
  const input = el("input", { id: "key", type: "password", autocomplete: "off", spellcheck: "false" });
  const use = (event) => {
    event.preventDefault();
    useKey(input.value);
    again();
  };
  return el(
    "form.row.key",
    { onsubmit: use },
    el("label", { for: "key" }, "API key"),
    input,
    el("button", { type: "submit" }, "Use it"),
    el("span.facts", {}, "Kept in this page’s memory until you leave it."),
  );
}
