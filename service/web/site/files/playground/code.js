// Markup and JSON in colours: text cut into spans, by its grammar's own tokens.

import { el } from "./dom.js";

const MARKUP = /(<\/?[a-z][a-z0-9]*|\/?>)|([a-z:_-]+)(?==)|("[^"]*")/gi;
const JSON_TOKENS = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b)/g;
/** Which field of the article a member of NewsArticle, or a tag, comes from. */
const FIELDS = {
  headline: "headline",
  alternativeHeadline: "alternativeHeadline",
  description: "description",
  url: "url",
  "@type": "type",
  author: "authors",
  editor: "editors",
  datePublished: "datePublished",
  dateModified: "dateModified",
  publisher: "publisher",
  image: "images",
  articleBody: "articleBody",
  mainEntity: "faq",
  keywords: "keywords",
  articleSection: "section",
  inLanguage: "language",
  contentLocation: "contentLocation",
  dateline: "dateline",
  video: "video",
  itemListElement: "breadcrumbs",
};
const TAGS = [
  [/^(og|twitter):title$/, "headline"],
  [/^(og|twitter):description$/, "description"],
  [/^og:url$/, "url"],
  [/^(og|twitter):image/, "images"],
  [/^og:site_name$/, "publisher"],
  [/^og:locale/, "language"],
  [/^article:published_time$/, "datePublished"],
  [/^article:modified_time$/, "dateModified"],
  [/^article:author$/, "authors"],
  [/^article:section$/, "section"],
  [/^article:tag$/, "keywords"],
];
const SCRIPT = /(<script[^>]*>)([\s\S]*?)(<\/script>)/g;
/** As the service writes them in a script: see service/render/jsonld.py. */
const ESCAPES = [["<", "\\u003c"], [">", "\\u003e"], ["&", "\\u0026"], ["\u2028", "\\u2028"], ["\u2029", "\\u2029"]];
const LONG = 240;

/** A head snippet, its JSON laid out. What it says is what the snippet says. */
export function headCode(head) {
  const parts = [];
  let done = 0;
  for (const found of head.matchAll(SCRIPT)) {
    parts.push(...markup(head.slice(done, found.index)), ...markup(found[1]), "\n", ...laidOut(found[2]), "\n", ...markup(found[3]));
    done = found.index + found[0].length;
  }
  return el("code", {}, parts, markup(head.slice(done)));
}

/** A value as JSON in colours. */
export function jsonCode(value) {
  return el("code", {}, json(JSON.stringify(value, null, 2)));
}

function laidOut(text) {
  try {
    let pretty = JSON.stringify(JSON.parse(text), null, 2);
    for (const [character, escape] of ESCAPES) pretty = pretty.replaceAll(character, escape);
    return json(pretty);
  } catch {
    return [text];
  }
}

function markup(text) {
  let field = null;
  return coloured(text, MARKUP, ([token, tag, name, string]) => {
    if (tag) field = tag === "<title" ? "headline" : null;
    if (!string) return [tag ? "tag" : "name", null];
    field ??= TAGS.find(([names]) => names.test(token.slice(1, -1)))?.[1] ?? null;
    return ["string", field];
  });
}

/** JSON as `JSON.stringify(…, 2)` lays it out: a member of the node itself stands two blanks in. */
function json(text) {
  let field = null;
  return coloured(text, JSON_TOKENS, ([token, string, colon], before) => {
    if (colon && before.endsWith("\n  ")) field = FIELDS[string.slice(1, -1)] ?? null;
    if (colon) return ["name", null];
    return [string ? "string" : "number", token === '"https://schema.org"' ? null : field];
  });
}

/** kindOf: what a token is, and the field that its value comes from, of the match and of the text before it. */
function coloured(text, tokens, kindOf) {
  const parts = [];
  let done = 0;
  for (const found of text.matchAll(tokens)) {
    const token = found[1] ?? found[0];
    const before = text.slice(done, found.index);
    const [kind, field] = kindOf(found, before);
    done = found.index + token.length;
    const long = token.length > LONG;
    const end = long ? /^,?\n?/.exec(text.slice(done, done + 2))[0] : ""; // shown in part it is a block: the line's end stands in it
    parts.push(before, el(`span.${kind}${long ? ".long" : ""}`, { "data-from": field }, token, end));
    done += end.length;
  }
  return [...parts, text.slice(done)];
}
