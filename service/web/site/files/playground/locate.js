// Where a value stands in the source: the place that its provenance means, as far as the text tells.

const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", rsquo: "’", lsquo: "‘", rdquo: "”", ldquo: "“", ndash: "–", mdash: "—", hellip: "…" };
const SPACE = /\s|[\u00ad\u200b\u2060\ufeff]/;
const MOST_PLACES = 50; // of one text: the first that fits its provenance is taken
const MOST_STRINGS = 120; // of one value: a body's paragraphs

/** The text of every string in a value of the article form, a type's name aside. */
function stringsOf(value) {
  if (typeof value === "string") return value.split("\n").filter((line) => line.trim());
  if (Array.isArray(value)) return value.flatMap(stringsOf);
  if (value && typeof value === "object") return Object.entries(value).flatMap(([name, part]) => (name === "type" ? [] : stringsOf(part)));
  return typeof value === "number" ? [String(value)] : [];
}

/**
 * A finder for one source. Both of its readings leave white space out and decode entities and JSON's escapes;
 * `shown` leaves tags out as well, `whole` keeps them.
 */
export function createLocator(source) {
  const lower = source.toLowerCase();
  const scripts = [...source.matchAll(/<script\b[^>]*>/gi)].map(({ index }) => [index, lower.indexOf("</script", index)]);
  const markup = /^\s*</.test(source) || /<\/?[a-z][^>]*>/i.test(source.slice(0, 4000));
  let whole = null;
  let shown = null;

  /** The places (sorted pairs of offsets) of a value that came from there. */
  return function locate(value, from) {
    const line = /^line (\d+)$/.exec(from.at ?? "");
    const places = stringsOf(value).slice(0, MOST_STRINGS).map((text) => placeOf(text, from));
    const found = places.filter(Boolean).sort((one, other) => one[0] - other[0]);
    return found.length || !line ? found : [lineAt(Number(line[1]))];
  };

  function placeOf(text, from) {
    whole ??= reading(source, false);
    const inWhole = best(whole, text, from);
    if (inWhole || !markup) return inWhole;
    shown ??= reading(source, true);
    return best(shown, text, from);
  }

  /** The first place that fits the provenance, else the first. */
  function best(read, text, from) {
    let first = null;
    let seen = 0;
    for (const place of occurrences(read, text)) {
      if (fits(place[0], from)) return place;
      first ??= place;
      if (++seen === MOST_PLACES) break;
    }
    return first;
  }

  /** Is this a place of the kind that the provenance names? */
  function fits(start, { source: kind }) {
    const inScript = scripts.some(([from, to]) => start > from && (start < to || to < 0));
    if (kind === "json-ld") return inScript;
    const opens = lower.lastIndexOf("<", start);
    const tag = opens > lower.lastIndexOf(">", start - 1) ? /^<([a-z0-9]*)/.exec(lower.slice(opens, opens + 12))?.[1] : "";
    if (kind === "meta" || kind === "link") return tag === kind;
    return !inScript && tag !== "meta" && tag !== "link";
  }

  function lineAt(number) {
    let start = 0;
    for (let passed = 1; passed < number; passed++) start = source.indexOf("\n", start) + 1;
    const end = source.indexOf("\n", start);
    return [start, end < 0 ? source.length : end];
  }

  /** Every place of a text; of a less telling spelling only where there is none of a fuller one. */
  function* occurrences(read, text) {
    for (const spelled of spellings(text)) {
      const wanted = bare(spelled);
      let any = false;
      for (let at = wanted ? read.text.indexOf(wanted) : -1; at >= 0; at = read.text.indexOf(wanted, at + 1)) {
        const last = at + wanted.length - 1;
        const place = [read.offsets[at], read.offsets[last] + read.sizes[last]];
        if (wanted.length <= 3 && !standsAlone(place)) continue;
        any = true;
        yield place;
      }
      if (any) return;
    }
  }

  function standsAlone([start, end]) {
    return !/\w/.test(source[start - 1] ?? "") && !/\w/.test(source[end] ?? "");
  }
}

/** A time may stand in the source with less: without seconds, or as the date alone. */
function spellings(text) {
  return /^\d{4}-\d\d-\d\dT/.test(text) ? [text, text.slice(0, 16), text.slice(0, 10)] : [text];
}

function bare(text) {
  return Array.from(text, (character) => (SPACE.test(character) ? "" : character)).join("");
}

/** The source without white space, with the offset and the size of what each character was made of. */
function reading(source, leaveTagsOut) {
  const text = [];
  const offsets = [];
  const sizes = [];
  for (let at = 0; at < source.length; ) {
    const [character, size] = next(source, at, leaveTagsOut);
    for (let unit = 0; unit < character.length; unit++) {
      if (SPACE.test(character[unit])) continue;
      text.push(character[unit]);
      offsets.push(at);
      sizes.push(size);
    }
    at += size;
  }
  return { text: text.join(""), offsets, sizes };
}

function next(source, at, leaveTagsOut) {
  const character = source[at];
  if (character === "<" && leaveTagsOut && /[a-z/!]/i.test(source[at + 1] ?? "")) {
    const end = source.indexOf(">", at);
    return ["", (end < 0 ? source.length : end + 1) - at];
  }
  if (character === "&") return entity(source, at);
  if (character === "\\") return escaped(source, at);
  return [character, 1];
}

function entity(source, at) {
  const [all, number, hexadecimal, name] = /^&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/i.exec(source.slice(at, at + 12)) ?? [];
  if (!all) return ["&", 1];
  const code = number ? Number(number) : parseInt(hexadecimal, 16);
  if (!name) return [code <= 0x10ffff ? String.fromCodePoint(code) : "", all.length];
  return name in NAMED ? [NAMED[name], all.length] : ["&", 1];
}

function escaped(source, at) {
  const [all, character, code] = /^\\(?:(["\\/bfnrt])|u([\da-f]{4}))/i.exec(source.slice(at, at + 6)) ?? [];
  if (!all) return ["\\", 1];
  if (code) return [String.fromCharCode(parseInt(code, 16)), 6];
  return ["bfnrt".includes(character) ? " " : character, 2];
}
