// Elements from values. Text is only ever set as text: nothing that a stranger pastes becomes markup.

/**
 * An element with these attributes and children.
 * @param {string} tag  "p", or "p.note" with classes
 * @param {Object} attributes  "on…" is a listener; true sets an empty attribute; null, undefined and false set none
 * @param {...(Node|string|null|undefined|Array)} children  strings become text
 */
export function el(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

/** "1 finding", "2 findings". */
export function counted(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

/** The start of a text, cut at a word, with an ellipsis where something was cut. */
export function clipped(text, length) {
  if (text.length <= length) return text;
  const start = text.slice(0, length);
  return `${start.slice(0, Math.max(start.lastIndexOf(" "), length - 20)).trimEnd()}…`;
}

/** A button that copies what `text()` gives, and says so. */
export function copyButton(label, text) {
  const button = el("button.copy", { type: "button" }, label);
  button.addEventListener("click", async () => {
    let said = "Copied";
    try {
      await navigator.clipboard.writeText(text());
    } catch {
      said = "The browser does not let this page copy";
    }
    button.textContent = said;
    setTimeout(() => (button.textContent = label), 1600);
  });
  return el("span", { role: "status" }, button);
}
