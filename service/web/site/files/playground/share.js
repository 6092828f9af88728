// A link that holds what is on the page, in its fragment: browsers send no fragment, so nothing leaves the reader's machine.

const PACKED = "z"; // deflated
const PLAIN = "p"; // where the browser cannot

/** Longer links are cut by mail programs and some browsers. */
export const LONGEST = 30000;

/** The fragment for a state: {mode, text, type, url}. */
export async function fragmentOf(state) {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  if (!globalThis.CompressionStream) return `#${PLAIN}${encoded(bytes)}`;
  return `#${PACKED}${encoded(await through(bytes, new CompressionStream("deflate-raw")))}`;
}

/** The state that a fragment holds; null where it holds none that can be read. */
export async function stateOf(fragment) {
  const [kind, rest] = [fragment.slice(1, 2), fragment.slice(2)];
  if (!rest || (kind !== PACKED && kind !== PLAIN)) return null;
  try {
    const bytes = decoded(rest);
    const plain = kind === PACKED ? await through(bytes, new DecompressionStream("deflate-raw")) : bytes;
    const { mode, text, type = "", url = "" } = JSON.parse(new TextDecoder().decode(plain));
    const sound = ["generate", "check"].includes(mode) && [text, type, url].every((part) => typeof part === "string");
    return sound ? { mode, text, type, url } : null;
  } catch {
    return null;
  }
}

async function through(bytes, stream) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

function encoded(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function decoded(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
}
