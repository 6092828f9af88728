// One half of the playground: a source, the call that it makes, and the panels that show the answer.

import { caller, debounced } from "./call.js";
import { el } from "./dom.js";
import { createEditor } from "./editor.js";
import { decoded } from "./files.js";
import { linesOf, problemNotice } from "./problem.js";
import { TYPES, nameOf, sniffed } from "./types.js";

const WAIT = 220;
const MOST_BYTES = 10e6; // the service's own limit where no setting says otherwise

/**
 * @param {string} mode  "generate" or "check": the id of the panel, and the end of the path that is called
 * @param {Object} examples  name to {file, type, url}
 * @param {(body: Object, bench: Object) => {said: string, panels: Object}} show  what the panels hold for an answer
 */
export function createBench(mode, examples, show) {
  const root = document.getElementById(mode);
  const part = (selector) => root.querySelector(selector);
  const call = caller(`/v1/${mode}`);
  const editor = createEditor(part(".editor"), edited);
  const type = part(".type");
  const url = part(".url");
  const status = part(".said");
  let untouched = false; // an example: what is pasted takes its place
  let lent = null; // the example's address and type, which go with its text
  let change = 0; // counted, so that an example that comes late does not undo what was chosen or typed meanwhile
  const later = debounced(run, WAIT);

  type.prepend(el("option", { value: "" }, "Auto"), ...TYPES[mode].map((known) => el("option", { value: known.type }, known.name)));
  type.addEventListener("change", run);
  url.addEventListener("input", later);
  part(".clear").addEventListener("click", () => {
    set({ text: "" });
    editor.area.focus();
  });
  editor.area.addEventListener("paste", () => {
    const { selectionStart, selectionEnd, value } = editor.area;
    if (untouched) editor.area.select();
    if (untouched || selectionEnd - selectionStart === value.length) takeBack();
  });

  function edited() {
    change += 1;
    untouched = false;
    part(".example").value = "";
    if (!editor.value.trim()) takeBack();
    later();
  }

  function takeBack() {
    if (lent && url.value === lent.url) url.value = "";
    if (lent && type.value === lent.type) type.value = "";
    lent = null;
  }

  function set({ text, type: stated = "", url: address = "" }) {
    change += 1;
    editor.set(text);
    type.value = [...type.options].some(({ value }) => value === stated) ? stated : "";
    url.value = address;
    untouched = false;
    lent = null;
    return run();
  }

  async function run() {
    const text = editor.value;
    const sentAs = type.value || sniffed(text, mode);
    type.options[0].textContent = text.trim() ? `Auto: ${nameOf(sentAs, mode)}` : "Auto";
    if (!text.trim()) return empty();
    root.setAttribute("aria-busy", "true");
    const answer = await call({ text, type: sentAs, url: url.value.trim() });
    if (answer) answered(answer);
  }

  function answered({ body, problem, milliseconds }) {
    root.removeAttribute("aria-busy");
    root.dataset.state = problem ? "refused" : "answered";
    part(".notice").replaceChildren(...(problem ? [problemNotice(problem, run)] : []));
    editor.flag(problem ? linesOf(problem, editor.value) : new Map());
    status.textContent = "";
    if (problem) return;
    const { said, panels } = show(body, bench);
    status.textContent = [said, `${Math.round(milliseconds)} ms`, editor.plain ? "no line numbers: too long" : ""].filter(Boolean).join(" · ");
    for (const [name, { content, tools = [], count = "" }] of Object.entries(panels)) fill(name, content, tools, count);
  }

  function fill(name, content, tools, count) {
    const panel = document.getElementById(`${mode}-${name}`);
    panel.querySelector(".body").replaceChildren(...[content].flat(Infinity).filter(Boolean));
    panel.querySelector(".tools").replaceChildren(...tools);
    part(`.jump a[href="#${panel.id}"] .count`).textContent = count;
  }

  function tooLarge({ name, size }) {
    call.cancel();
    const detail = `${name} has ${(size / 1e6).toFixed(1)} MB; this page takes up to ${MOST_BYTES / 1e6} MB. What stood here still does.`;
    part(".notice").replaceChildren(problemNotice({ title: "The file is too large", detail }, run));
  }

  function empty() {
    call.cancel();
    root.removeAttribute("aria-busy");
    root.dataset.state = "empty";
    part(".notice").replaceChildren();
    status.textContent = "";
  }

  /** Fetch an example and show it. */
  async function example(name) {
    const { file, type: stated, url: address } = examples[name];
    const asked = (change += 1);
    const answer = await fetch(new URL(`../examples/${file}`, import.meta.url));
    const text = await answer.text();
    if (change !== asked) return;
    part(".example").value = name;
    const shown = set({ text, type: stated, url: address });
    untouched = true;
    lent = { type: type.value, url: address ?? "" };
    await shown;
  }

  part(".start").append(...Object.keys(examples).map((name) => el("button", { type: "button", onclick: () => example(name) }, name)));
  part(".example").append(...Object.keys(examples).map((name) => el("option", { value: name }, name)));
  part(".example").addEventListener("change", (event) => event.target.value && example(event.target.value));
  part(".jump").append(
    ...[...root.querySelectorAll(".panel")].map((panel) => el("a", { href: `#${panel.id}` }, panel.querySelector("h2").textContent, " ", el("span.count", {}))),
  );
  takeFiles(root, part(".file"), (file, text) => set({ text }).then(() => (status.textContent = `${file.name}: ${status.textContent}`)), tooLarge);
  const bench = { editor, example, set, state: () => ({ mode, text: editor.value, type: type.value, url: url.value.trim() }) };
  empty();
  return bench;
}

/** Files that are dropped on the half, or chosen. */
function takeFiles(root, input, take, refuse) {
  const read = async (file) => (file.size > MOST_BYTES ? refuse(file) : take(file, decoded(await file.arrayBuffer())));
  input.addEventListener("change", () => input.files[0] && read(input.files[0]).then(() => (input.value = "")));
  root.addEventListener("dragover", (event) => {
    event.preventDefault();
    root.classList.add("dropping");
  });
  root.addEventListener("dragleave", (event) => root.contains(event.relatedTarget) || root.classList.remove("dropping"));
  root.addEventListener("drop", (event) => {
    event.preventDefault();
    root.classList.remove("dropping");
    const [file] = event.dataTransfer.files;
    if (file) read(file);
    else if (event.dataTransfer.getData("text/plain")) take({ name: "dropped text" }, event.dataTransfer.getData("text/html") || event.dataTransfer.getData("text/plain"));
  });
}
