// The playground: two benches, the tabs between them, and the link that shares what is on one.

import { createBench } from "./bench.js";
import { headCode, jsonCode } from "./code.js";
import { copyButton, counted, el } from "./dom.js";
import { LEVELS, findingsPanel, tallied } from "./findings.js";
import { createLocator } from "./locate.js";
import { previewsList } from "./previews.js";
import { seenBy } from "./seen.js";
import { LONGEST, fragmentOf, stateOf } from "./share.js";
import { createTabs } from "./tabs.js";
import { origin, valuesList } from "./values.js";

const ARTICLES = {
  "Conflicting page": { file: "seagrass.html", type: "", url: "https://coastaldesk.example/2026/10/seagrass" },
  "Text with an FAQ": { file: "night-train.txt", type: "", url: "" },
  "Newsroom JSON": { file: "library.json", type: "", url: "" },
};
const MARKUP = {
  "Broken script": { file: "broken-script.html", type: "", url: "" },
  "Page with gaps": { file: "gaps.html", type: "", url: "" },
  "JSON-LD": { file: "article.json", type: "", url: "" },
};

function generated(bundle, { editor }) {
  const locate = createLocator(editor.value);
  const mark = (value, from, scroll) => {
    const places = locate(value, from);
    editor.mark(places, { scroll });
    return places.length > 0;
  };
  const code = el("pre", { tabindex: "0" }, headCode(bundle.head));
  pointable(code, bundle, mark, () => editor.mark([]));
  return {
    said: tallied(bundle.findings),
    panels: {
      head: { content: code, tools: [wholeTexts(code), copyButton("Copy head", () => bundle.head)] },
      values: { content: valuesList(bundle, mark, () => editor.mark([])), count: String(Object.keys(bundle.provenance).length) },
      findings: findingsPanel(bundle.findings, () => {}),
      previews: { content: previewsList(seenBy({ ...bundle, article: bundle.newsArticle ?? {}, title: bundle.article.headline })) },
    },
  };
}

function checked(report, { editor }) {
  const lines = new Map();
  for (const level of [...LEVELS].reverse()) for (const finding of report.findings) if (finding.line && finding.level === level) lines.set(finding.line, level);
  editor.flag(lines);
  const article = report.items.find(({ type }) => /Article|Posting/.test(type ?? ""))?.node;
  return {
    said: `${counted(report.items.length, "item")}, ${tallied(report.findings)}`,
    panels: {
      findings: findingsPanel(report.findings, ({ line, column }) => editor.go(line, column)),
      items: { content: report.items.length ? report.items.map(item) : el("p.empty", {}, "No item was found."), count: String(report.items.length) },
      previews: { content: previewsList(seenBy({ ...report, article })) },
    },
  };
}

function item({ type, syntax, node, at }) {
  return el("details.item", {}, el("summary", {}, el("b", {}, type ?? "No type"), ` ${syntax} `, el("code", {}, at)), el("pre", { tabindex: "0" }, jsonCode(node)));
}

/** Values of the head, too, say where they came from: those who cannot point have the list. */
function pointable(code, { article, provenance }, mark, unmark) {
  for (const value of code.querySelectorAll("[data-from]")) {
    const name = value.dataset.from;
    if (!provenance[name]) continue;
    value.title = origin(provenance[name]);
    value.addEventListener("pointerenter", () => mark(article[name], provenance[name], true));
    value.addEventListener("pointerleave", unmark);
  }
}

/** Long texts are shown in part; the whole of them is always there to be selected. */
function wholeTexts(code) {
  const button = el("button", { type: "button", "aria-pressed": "false" }, "Whole texts");
  button.addEventListener("click", () => button.setAttribute("aria-pressed", String(code.classList.toggle("whole"))));
  return button;
}

const benches = { generate: createBench("generate", ARTICLES, generated), check: createBench("check", MARKUP, checked) };
let mode = "generate";
const started = new Set();
const tabs = createTabs(document.querySelector(".modes"), (chosen) => {
  mode = chosen;
  if (!started.has(mode)) benches[mode].example(Object.keys(mode === "check" ? MARKUP : ARTICLES)[0]);
  started.add(mode);
});

async function restore() {
  const state = await stateOf(location.hash);
  if (!state) return false;
  started.add(state.mode);
  tabs.choose(state.mode);
  await benches[state.mode].set(state);
  return true;
}

const share = document.getElementById("share");
share.hidden = false;
share.addEventListener("click", async () => {
  const fragment = await fragmentOf(benches[mode].state());
  const long = fragment.length > LONGEST;
  if (!long) history.replaceState(null, "", fragment);
  let said = long ? "Too long for a link" : "Link in the address bar";
  if (!long) {
    try {
      await navigator.clipboard.writeText(location.href);
      said = "Link copied";
    } catch {
      // the address bar has it
    }
  }
  share.textContent = said;
  setTimeout(() => (share.textContent = "Share"), 2000);
});
addEventListener("hashchange", restore);

if (!(await restore())) tabs.choose(mode);
