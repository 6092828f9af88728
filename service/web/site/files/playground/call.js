// Calls of the service. Of calls that follow each other fast only the last one's answer counts.

let key = "";

/** Use this API key from now on. It is kept in this page's memory and nowhere else. */
export function useKey(stated) {
  key = stated.trim();
}

/**
 * A function that posts a payload to `path`. Its type is a media type, or "cms:NAME" for a CMS's JSON.
 * It gives {body, milliseconds}, {problem}, or null where a later call has made this one's answer old.
 */
export function caller(path) {
  let last = 0;
  let running = null;
  async function call({ text, type, url }) {
    const mine = ++last;
    running?.abort();
    running = new AbortController();
    const [, cms] = /^cms:(.*)/.exec(type) ?? [];
    const query = new URLSearchParams({ ...(url && { url }), ...(cms && { cms }) });
    const headers = { "Content-Type": `${cms ? "application/json" : type}; charset=utf-8`, Accept: "application/json" };
    if (key) headers.Authorization = `Bearer ${key}`;
    const started = performance.now();
    const answer = await answered(query.size ? `${path}?${query}` : path, { method: "POST", headers, body: text, signal: running.signal });
    return mine === last ? { ...answer, milliseconds: performance.now() - started } : null;
  }
  /** Nobody waits for an answer any more. */
  call.cancel = () => {
    last++;
    running?.abort();
  };
  return call;
}

async function answered(address, request) {
  let answer;
  try {
    answer = await fetch(address, request);
    const body = await answer.json();
    return answer.ok ? { body } : { problem: { ...body, status: answer.status } };
  } catch (error) {
    if (error.name === "AbortError") return {};
    return { problem: unreadable(answer) };
  }
}

/** What is said where no answer came, or one that is none of the service's. */
function unreadable(answer) {
  if (!answer) return { title: "The service does not answer", detail: "Is it still running, and are you online? What you typed is still here." };
  return { title: "The answer cannot be read", detail: `Something on the way answered with ${answer.status} and no JSON.`, status: answer.status };
}

/** Calls `run` once nobody has asked for `milliseconds`. */
export function debounced(run, milliseconds) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, milliseconds);
  };
}
