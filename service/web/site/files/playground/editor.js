// A source pane: a textarea with line numbers, marked places and flagged lines.
// The lines lie under the textarea, with the same font and width, so that both wrap alike; the textarea grows with them.

import { el } from "./dom.js";

/** Above these the lines are not laid out: the text stays editable, without numbers and marks. */
const MOST_LINES = 8000;
const MOST_CHARACTERS = 600000;

/**
 * @param {HTMLElement} root  the `.editor`
 * @param {() => void} changed  called when the person changed the text
 */
export function createEditor(root, changed) {
  const area = root.querySelector("textarea");
  const under = root.querySelector(".lines");
  let lines = [];
  let flags = new Map();
  let ranges = [];

  area.addEventListener("input", () => {
    flags = new Map();
    ranges = [];
    layOut();
    changed();
  });

  function layOut() {
    const plain = area.value.length > MOST_CHARACTERS;
    const next = plain ? [] : area.value.split("\n");
    root.classList.toggle("plain", plain || next.length > MOST_LINES);
    if (root.classList.contains("plain")) next.length = 0;
    patch(next);
  }

  /** Make anew only the lines between the common start and the common end of old and new. */
  function patch(next) {
    const shorter = Math.min(lines.length, next.length);
    let start = 0;
    while (start < shorter && lines[start] === next[start]) start++;
    let end = 0;
    while (end < shorter - start && lines.at(-1 - end) === next.at(-1 - end)) end++;
    for (let gone = lines.length - start - end; gone > 0; gone--) under.children[start].remove();
    const before = under.children[start] ?? null;
    const made = document.createDocumentFragment();
    for (let number = start; number < next.length - end; number++) made.append(el("div", {}, next[number]));
    under.insertBefore(made, before);
    lines = next;
    const digits = String(Math.max(2, String(lines.length).length));
    if (root.style.getPropertyValue("--digits") !== digits) root.style.setProperty("--digits", digits);
    for (const line of under.querySelectorAll(".marked, [data-level]")) undress(line);
    dress();
  }

  function undress(line) {
    line.removeAttribute("data-level");
    line.classList.remove("marked");
    line.replaceChildren(line.textContent);
  }

  function dress() {
    for (const [number, level] of flags) under.children[number - 1]?.setAttribute("data-level", level);
    let offset = 0;
    let at = 0;
    for (let number = 0; number < lines.length && at < ranges.length; number++) {
      const ends = offset + lines[number].length;
      const here = [];
      for (let next = at; next < ranges.length && ranges[next][0] <= ends; next++) {
        const [from, to] = ranges[next];
        if (to > offset) here.push([Math.max(0, from - offset), Math.min(to, ends) - offset]);
      }
      if (here.length) markLine(under.children[number], lines[number], here);
      offset = ends + 1;
      while (at < ranges.length && ranges[at][1] <= offset) at++;
    }
  }

  function markLine(line, text, places) {
    const parts = [];
    let done = 0;
    for (const [from, to] of places) {
      if (from < done) continue;
      parts.push(text.slice(done, from), el("mark", {}, text.slice(from, to)));
      done = to;
    }
    line.replaceChildren(...parts, text.slice(done));
    line.classList.add("marked");
  }

  return {
    area,
    /** Whether the text is too long for numbers and marks. */
    get plain() {
      return root.classList.contains("plain");
    },
    get value() {
      return area.value;
    },
    set(text) {
      area.value = text;
      flags = new Map();
      ranges = [];
      layOut();
    },
    /** Mark these places, sorted pairs of offsets; scroll to the first where it is out of sight. */
    mark(places, { scroll = true } = {}) {
      for (const line of under.querySelectorAll(".marked")) undressMark(line);
      ranges = places;
      dress();
      if (scroll && places.length) show(under.querySelector("mark"));
    },
    /** Flag lines: number of the line (from 1) to level. */
    flag(levels) {
      for (const line of under.querySelectorAll("[data-level]")) line.removeAttribute("data-level");
      flags = levels;
      dress();
    },
    /** Put the cursor at a line and column, both from 1, and show it. A column is a character, whatever its size in UTF-16. */
    go(number, column) {
      const all = area.value.split("\n");
      const start = all.slice(0, number - 1).reduce((sum, line) => sum + line.length + 1, 0);
      const offset = start + [...(all[number - 1] ?? "")].slice(0, (column ?? 1) - 1).join("").length;
      area.setSelectionRange(offset, offset);
      area.focus({ preventScroll: true });
      if (lines.length) show(under.children[number - 1]);
      else area.scrollTop = ((number - 1) / all.length) * area.scrollHeight - area.clientHeight / 3; // about there: no line is laid out
    },
  };

  function undressMark(line) {
    line.classList.remove("marked");
    line.replaceChildren(line.textContent);
  }

  function show(place) {
    if (!place) return;
    const seen = root.getBoundingClientRect();
    const box = place.getBoundingClientRect();
    if (box.top < seen.top || box.bottom > seen.bottom) root.scrollTop += box.top - seen.top - seen.height / 3;
  }
}
