// What a payload can be sent as, and what it looks like.

export const TYPES = {
  generate: [
    { type: "text/html", name: "HTML" },
    { type: "text/plain", name: "Text" },
    { type: "application/json", name: "JSON" },
  ],
  check: [
    { type: "text/html", name: "HTML" },
    { type: "application/ld+json", name: "JSON-LD" },
  ],
};

const ELEMENT = /<(?:!doctype|!--|\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?)>?/i;
const LOOKED_AT = 4000;

/** The media type that a text of this mode is sent as where the person states none. */
export function sniffed(text, mode) {
  const start = text.trimStart().slice(0, LOOKED_AT);
  if (start.startsWith("{") || start.startsWith("[{")) return mode === "check" ? "application/ld+json" : "application/json";
  if (mode === "check" || start.startsWith("<") || ELEMENT.test(start)) return "text/html";
  return "text/plain";
}

/** The name of a media type as the page shows it. */
export function nameOf(type, mode) {
  return TYPES[mode].find((known) => known.type === type)?.name ?? type;
}
