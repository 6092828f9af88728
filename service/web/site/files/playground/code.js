// Markup and JSON in colours: text cut into spans, by its grammar's own tokens.

import { el } from "./dom.js";

const MARKUP = /(<\/?[a-z][a-z0-9]*|\/?>)|([a-z:_-]+)(?==)|("[^"]*")/gi;
const JSON_TOKENS = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b)/g;
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
  return coloured(text, MARKUP, ([, tag, name, string]) => (tag ? "tag" : name ? "name" : string ? "string" : ""));
}

function json(text) {
  return coloured(text, JSON_TOKENS, ([, string, colon]) => (string ? (colon ? "name" : "string") : "number"));
}

function coloured(text, tokens, kindOf) {
  const parts = [];
  let done = 0;
  for (const found of text.matchAll(tokens)) {
    const token = found[1] ?? found[0];
    parts.push(text.slice(done, found.index), el(`span.${kindOf(found)}${token.length > LONG ? ".long" : ""}`, {}, token));
    done = found.index + token.length;
  }
  return [...parts, text.slice(done)];
}
