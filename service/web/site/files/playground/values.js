// The values of the article, each with where it came from and what lost to it.

import { clipped, counted, el } from "./dom.js";

const FIELDS = {
  headline: "Headline",
  alternativeHeadline: "Alternative headline",
  description: "Description",
  url: "Address",
  type: "Type",
  authors: "Authors",
  editors: "Editors",
  datePublished: "Published",
  dateModified: "Modified",
  publisher: "Publisher",
  images: "Images",
  articleBody: "Body",
  faq: "FAQ",
  keywords: "Keywords",
  section: "Section",
  language: "Language",
  breadcrumbs: "Breadcrumbs",
  isAccessibleForFree: "Free to read",
  paywallSelectors: "Paywall",
  video: "Video",
  contentLocation: "Place",
  dateline: "Dateline",
};
const SOURCES = {
  "json-ld": "JSON-LD",
  microdata: "microdata",
  rdfa: "RDFa",
  meta: "meta",
  link: "link",
  html: "the page",
  text: "the text",
  form: "given field",
  cms: "the payload",
  request: "the request",
  profile: "the profile",
};
const SHOWN = 180;

/** Where a field's value came from, in a line: for whoever points at the value elsewhere. */
export function origin({ source, at, rule }) {
  return [`From ${SOURCES[source] ?? source}`, at, rule && `by ${rule}`].filter(Boolean).join(" ");
}

/**
 * The list of values.
 * @param {Object} bundle  as schemas/bundle.json has it
 * @param {(value: unknown, from: Object, scroll: boolean) => boolean} mark  marks a value in the source; false where it does not stand there
 * @param {() => void} unmark
 */
export function valuesList({ article, provenance }, mark, unmark) {
  const names = [...Object.keys(FIELDS), ...Object.keys(provenance)].filter((name, at, all) => name in provenance && all.indexOf(name) === at);
  if (!names.length) return el("p.empty", {}, "No value was read.");
  return el("ul.fields", {}, names.map((name) => field(name, article[name], provenance[name], mark, unmark)));
}

function field(name, value, from, mark, unmark) {
  const losers = from.others.filter((other) => said(other.value) !== said(value));
  return el(
    "li.field",
    { "data-field": name },
    row({ label: FIELDS[name] ?? name, value, from, place: placed(from) }, mark, unmark),
    losers.map((other) => row({ label: "lost", value: other.value, from: other, place: SOURCES[other.source] ?? other.source }, mark, unmark)),
  );
}

function row({ label, value, from, place }, mark, unmark) {
  const lost = label === "lost";
  const button = el(
    `button.value${lost ? ".lost" : ""}`,
    { type: "button", title: lost ? "Stated there, and not taken" : null },
    el("span.label", {}, lost ? "not taken" : label),
    el("span.text", { dir: "auto" }, clipped(said(value), SHOWN)),
    el("span.from", {}, place),
    el("span.nowhere", {}),
  );
  const show = (scroll) => {
    const found = mark(value, from, scroll);
    button.querySelector(".nowhere").textContent = found ? "" : "does not stand in the source word for word";
  };
  shows.set(button, show);
  let under = false; // a list that scrolls below a pointer at rest is not pointed at
  button.addEventListener("pointermove", () => under || ((under = true), show(true)));
  button.addEventListener("pointerleave", () => {
    if (under) back(unmark);
    under = false;
  });
  button.addEventListener("focus", () => show(true));
  button.addEventListener("click", () => show(true));
  button.addEventListener("blur", unmark);
  return button;
}

/** How each row marks its value. */
const shows = new WeakMap();

/** After a look at another row: what the row with the focus marks, or nothing. */
function back(unmark) {
  const show = shows.get(document.activeElement);
  if (show) show(false);
  else unmark();
}

/** "JSON-LD /0/headline", "the text, line 3: lead-paragraph". */
function placed({ source, at, rule }) {
  const name = SOURCES[source] ?? source;
  const place = at ? [el("span", {}, `${name} `), el("code", {}, at)] : [el("span", {}, name)];
  return rule ? [...place, el("span", {}, " by "), el("code", {}, rule)] : place;
}

/** A value in a few words. */
function said(value) {
  if (Array.isArray(value)) return list(value);
  if (value && typeof value === "object") return value.name ?? value.headline ?? value.url ?? value.contentUrl ?? value.caption ?? JSON.stringify(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value ?? "");
}

function list(values) {
  if (!values.length) return "none";
  if (values.every((value) => typeof value === "string")) return values.join(", ");
  if ("question" in values[0]) return `${counted(values.length, "question")}: ${values.map(({ question }) => question).join(" ")}`;
  if ("url" in values[0] || "caption" in values[0]) return values.map((value) => value.name ?? value.url ?? value.caption ?? "").join(", ");
  return values.map(said).join(", ");
}
