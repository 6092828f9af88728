// The text of a file's bytes: as its mark of order or its own words say, else UTF-8.

const LOOKED_AT = 1024; // HTML wants the charset stated within these
const STATED = /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i;
const MARKS = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

/** @param {ArrayBuffer} buffer */
export function decoded(buffer) {
  const bytes = new Uint8Array(buffer);
  const marked = MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return new TextDecoder(marked[1]).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return decoder(STATED.exec(new TextDecoder("latin1").decode(bytes.subarray(0, LOOKED_AT)))?.[1]).decode(bytes);
  }
}

/** What is neither marked nor UTF-8 nor states a charset that there is, is what browsers take it for. */
function decoder(charset) {
  try {
    return new TextDecoder(charset ?? "windows-1252");
  } catch {
    return new TextDecoder("windows-1252");
  }
}
