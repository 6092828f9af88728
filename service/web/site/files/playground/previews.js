// The link as others may show it. No picture is fetched: a frame of its shape names its address and stated size.

import { clipped, el } from "./dom.js";

const WIDE = 1.91;

/** A preview for each of the consumers that show links. */
export function previewsList(seen) {
  return [
    card("Google", google(seen.google)),
    card("Facebook", facebook(seen.facebook)),
    card("X", x(seen.x)),
    card("Mastodon", mastodon(seen.mastodon)),
    card("WhatsApp", whatsapp(seen.whatsapp)),
  ];
}

function card(name, content) {
  return el("figure.preview", {}, el("figcaption", {}, name), content);
}

/** A frame in the shape of the picture: the consumer's own, or the picture's where `ratio` is null. */
function picture(image, ratio) {
  if (!image) return null;
  const stated = image.width && image.height ? `${image.width} × ${image.height}` : "size not stated";
  const frame = el("div.picture", { title: image.address }, el("span.address", {}, image.address), el("span.size", {}, stated));
  frame.style.aspectRatio = String(ratio ?? (image.width && image.height ? Math.max(image.width / image.height, 0.8) : WIDE));
  return frame;
}

function nothing(said) {
  return el("p.nothing", {}, said);
}

function google({ site, crumbs, title, description, date, image }) {
  if (!title) return nothing("No headline: Google makes up its own title.");
  const words = [day(date), clipped(description, 160)].filter(Boolean).join(" — ");
  return el(
    "div.card.google",
    {},
    el("div", {}, el("p.site", {}, el("b", {}, site || "address not known"), el("span", {}, crumbs.join(" › "))), el("p.title", { dir: "auto" }, clipped(title, 110)), el("p.text", { dir: "auto" }, words)),
    picture(image, 1),
  );
}

function facebook({ host, title, description, image, small }) {
  if (!title) return nothing("No og:title: Facebook guesses a title from the page.");
  const words = el("div.words", {}, el("p.host", {}, host), el("p.title", { dir: "auto" }, clipped(title, 100)), el("p.text", { dir: "auto" }, clipped(description, 110)));
  return el(`div.card.facebook${small ? ".small" : ""}`, {}, picture(image, small ? 1 : WIDE), words);
}

function x({ host, title, description, image, large }) {
  if (!title) return nothing("No title: X shows a bare link.");
  const from = el("p.host", {}, host ? `From ${host}` : "");
  if (large && image) return el("div.card.x", {}, el("div.over", {}, picture(image, WIDE), el("p.title", { dir: "auto" }, clipped(title, 70))), from);
  const words = el("div.words", {}, el("p.host", {}, host), el("p.title", { dir: "auto" }, clipped(title, 70)), el("p.text", { dir: "auto" }, clipped(description, 200)));
  return el("div.card.x.small", {}, picture(image, 1), words);
}

function mastodon({ site, title, description, date, author, creator, image }) {
  if (!title) return nothing("No title: Mastodon shows a bare link.");
  const by = creator || author;
  return el(
    "div.card.mastodon",
    {},
    picture(image, null),
    el("div.words", {}, el("p.host", {}, [site, day(date)].filter(Boolean).join(" · ")), el("p.title", { dir: "auto" }, clipped(title, 120)), el("p.text", { dir: "auto" }, clipped(description, 120))),
    by ? el("p.by", {}, "By ", el("b", {}, by)) : null,
  );
}

function whatsapp({ host, title, description, image }) {
  if (!title) return nothing("No og:title: WhatsApp shows a bare link.");
  const words = el("div.words", {}, el("p.title", { dir: "auto" }, clipped(title, 80)), el("p.text", { dir: "auto" }, clipped(description, 80)), el("p.host", {}, host));
  return el("div.card.whatsapp", {}, picture(image, WIDE), words);
}

/** "2 Mar 2026" of an ISO date, as it is written: no time zone moves it. Of anything else nothing: who cannot read it shows none. */
function day(date) {
  const [, year, month, number] = /^(\d{4})-(\d\d)-(\d\d)/.exec(date) ?? [];
  if (!year) return "";
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" }).format(Date.UTC(year, month - 1, number));
}
