// The line of a finding that states none: from its pointer into the report, back to the script or the tag that was sent.

const SCRIPT = /<script\b[^>]*\bapplication\/ld\+json[^>]*>/gi;
const BLANK = /[\s,:]*/y;
const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{}]|[^\s,:[\]{}"]+/y;

/** The findings, each with the line and column that it states, or else those that its pointer leads to. */
export function withLines(report, source) {
  return report.findings.map((finding) => (finding.line ? finding : { ...finding, ...at(offsetOf(finding, report, source), source) }));
}

function at(offset, source) {
  if (offset === null) return {};
  const before = source.slice(0, offset);
  const line = before.split("\n").length;
  return { line, column: [...before.slice(before.lastIndexOf("\n") + 1)].length + 1 };
}

function offsetOf({ at: pointer, message }, report, source) {
  const [, kind, number, ...rest] = pointer.split("/").map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  if (kind === "items") return number === undefined ? unsound(message, source) : inItem(report.items[number], rest.slice(1), source);
  const tag = report[kind]?.[number];
  return tag ? ofTag(report[kind].slice(0, number), tag, source) : null;
}

/** A script that is no JSON: the place in it that its message names. */
function unsound(message, source) {
  const [, script, line] = /script no\. (\d+)[\s\S]*line (\d+), column/.exec(message) ?? [];
  const start = script ? scriptStart(source, Number(script) - 1) : null;
  if (start === null) return null;
  let offset = start;
  for (let passed = 1; passed < Number(line); passed++) offset = source.indexOf("\n", offset) + 1;
  return offset;
}

function inItem(item, rest, source) {
  if (item?.syntax !== "json-ld") return null;
  const steps = item.in.split("/").slice(1);
  const start = source.search(SCRIPT) >= 0 ? scriptStart(source, Number(steps.shift())) : 0;
  return start === null ? null : descend(source, start, [...steps, ...rest]);
}

function scriptStart(source, number) {
  const found = [...source.matchAll(SCRIPT)][number];
  return found ? found.index + found[0].length : null;
}

/** Where the value that these steps lead to is named; where it is missing, the innermost node that lacks it. */
function descend(source, start, steps) {
  let [token, offset] = tokenAt(source, start);
  for (const step of steps) {
    const inside = token === "{" ? member(source, offset, step) : token === "[" ? element(source, offset, Number(step)) : null;
    if (!inside) return offset;
    [token, offset] = tokenAt(source, inside.value);
    if (step === steps.at(-1)) return inside.named;
  }
  return offset;
}

function member(source, opened, name) {
  for (let [key, offset] = tokenAt(source, opened + 1); key?.startsWith('"'); ) {
    const value = offset + key.length;
    if (key === JSON.stringify(name)) return { named: offset, value };
    [key, offset] = tokenAt(source, skipped(source, value));
  }
  return null;
}

function element(source, opened, number) {
  let start = opened + 1;
  for (let passed = 0; passed < number; passed++) start = skipped(source, start);
  const [token, offset] = tokenAt(source, start);
  return token && token !== "]" ? { named: offset, value: offset } : null;
}

/** The end of the value that begins here. */
function skipped(source, start) {
  let depth = 0;
  for (let [token, offset] = tokenAt(source, start); token; [token, offset] = tokenAt(source, offset + token.length)) {
    if (token === "{" || token === "[") depth++;
    if (token === "}" || token === "]") depth--;
    if (depth <= 0) return offset + token.length;
  }
  return source.length;
}

function tokenAt(source, start) {
  BLANK.lastIndex = start;
  BLANK.exec(source);
  TOKEN.lastIndex = BLANK.lastIndex;
  const found = TOKEN.exec(source);
  return found ? [found[0], found.index] : [undefined, source.length];
}

/** The tag of that name, past those of the same name that come before it. */
function ofTag(before, tag, source) {
  const name = tag.property ?? tag.name;
  let past = before.filter((other) => (other.property ?? other.name) === name).length;
  for (const found of source.matchAll(/<meta\b[^>]*>/gi)) {
    if (new RegExp(`["'=\\s]${name.replace(/[^\w:-]/g, "\\$&")}["'\\s/>]`, "i").test(found[0]) && past-- === 0) return found.index;
  }
  return null;
}
