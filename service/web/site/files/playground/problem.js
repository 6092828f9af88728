// A refusal or a failure, shown where its answer would have been.

import { el } from "./dom.js";
import { useKey } from "./call.js";

/**
 * @param {Object} problem  as RFC 9457 and schemas/problem.json have it
 * @param {() => void} again  calls once more, with the key that was given
 */
export function problemNotice(problem, again) {
  const errors = (problem.errors ?? []).filter(({ at, message }) => at || !problem.detail?.includes(message));
  return el(
    "div.problem",
    {},
    el("h2", {}, problem.title ?? "The request failed"),
    problem.detail ? el("p", {}, problem.detail) : null,
    errors.length ? el("ul", {}, errors.map(({ at, message }) => el("li", {}, at ? [el("code", {}, at), " "] : null, message))) : null,
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
