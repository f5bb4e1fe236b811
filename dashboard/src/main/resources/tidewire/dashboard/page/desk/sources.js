// What a line cites, who worded it, and marks that several parts use.

import { el, inside, outside, percent, webAddress } from "../core/dom.js";
import { storyAddress } from "../core/address.js";
import { focusChart } from "./focus.js";

/** "nvd:CVE-2013-2099" -> "nvd" */
export const feed = (id) => id.split(":")[0];

/** One source of a line: who, and a way to it; its headline only where the pointer rests. */
export function sourceLink(cite) {
  if (cite.kind === "move") {
    return moveButton(cite.id, cite.title);
  }
  const address = webAddress(cite.link);
  const where = address ? new URL(address).hostname.replace(/^www\./, "") : "no link";
  return outside(cite.link, { class: "source", title: `${cite.title}\n${where} · ${cite.id}` }, feed(cite.id),
    address && el("span", { "aria-hidden": "true" }, " ↗"));
}

/** Every source of something: one link a feed, the others behind a number, each with its headline. */
export function sourceLinks(cites) {
  const seen = new Set();
  const first = cites.filter((cite) => !seen.has(feed(cite.id)) && seen.add(feed(cite.id)));
  const addresses = new Set(first.map((cite) => cite.link ?? cite.id));
  const others = cites.filter((cite) => !addresses.has(cite.link ?? cite.id) && addresses.add(cite.link ?? cite.id));
  return [
    ...first.map(sourceLink),
    others.length > 0 && el("details", { class: "more-sources" }, el("summary", { title: "The other reports" }, `+${others.length}`),
      el("ul", {}, others.map((cite) => el("li", {}, outside(cite.link, { title: cite.id }, el("span", { class: "muted" }, `${feed(cite.id)} `), cite.title))))),
  ];
}

/** A move: a click takes the chart to it. Its id says when: move:SYMBOL:…:2013-10-10T14:42:00Z */
export function moveButton(id, title) {
  const down = /[-−]\d/.test(title);
  const button = el("button", { type: "button", class: `chip move ${down ? "down" : "up"}`, title: "Show it on the chart" },
    el("i", { "aria-hidden": "true" }, down ? "▼" : "▲"), el("span", {}, minus(title)));
  const time = id.match(/\d{4}-\d\d-\d\dT[\d:.]+Z$/)?.[0];
  const symbol = id.split(":")[1];
  button.addEventListener("click", () => time && focusChart(time, symbol));
  return button;
}

/** Who worded a line. */
export function badge(part) {
  const generated = part.phrasing === "generated";
  return el("span", {
    class: `badge ${part.phrasing}`,
    title: generated
      ? "Worded by the model; figures, tickers and names were found in its sources"
      : "A source's own words",
  }, generated ? "generated" : "extracted");
}

export const symbolChip = (symbol) => el("span", { class: "symbol" }, symbol);

/** What a report or a line adds to its story; nothing for what is only new. */
export const roleTag = (role, shownNew = false) =>
  role === "new" && !shownNew ? null
    : el("span", { class: `tag ${role}`, title: ROLES[role] }, role);

const ROLES = {
  new: "A story that was not told before",
  copy: "The same words from another source",
  update: "Something more of a story that was told",
  correction: "Takes back something of what was told",
};

export const storyLink = (desk, id, attributes, ...children) => inside(storyAddress(desk, id), attributes, ...children);

export const changeText = (value) => el("span", { class: Number(value) < 0 ? "down" : Number(value) > 0 ? "up" : "" }, percent(Number(value)));

/** A real minus sign before figures that have a hyphen. */
export const minus = (text) => text.replace(/(^|\s)-(?=\d)/g, "$1−");
