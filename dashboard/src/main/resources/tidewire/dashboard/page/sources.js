// Chips for what a line cites, and for who worded it.

import { el, outside, webAddress } from "/page/dom.js";

/** One source: feed and title, a link where there is one. */
export function sourceChip(cite) {
  if (cite.kind === "move") {
    const down = /[-−]\d/.test(cite.title);
    return el("span", { class: `chip move ${down ? "down" : "up"}`, title: `${cite.title}\n${cite.id}` },
      el("i", { "aria-hidden": "true" }, down ? "▼" : "▲"), el("span", {}, cite.title));
  }
  const address = webAddress(cite.link);
  const where = address ? new URL(address).hostname.replace(/^www\./, "") : "no link";
  return outside(cite.link, { class: "chip item", title: `${cite.title}\n${where} · ${cite.id}` },
    el("i", {}, feed(cite.id)), el("span", {}, cite.title), address && el("em", { "aria-hidden": "true" }, "↗"));
}

/** "nvd:CVE-2013-2099" -> "nvd" */
export const feed = (id) => id.split(":")[0];

/** Who worded a line, with the reason for words that are not the model's. */
export function badge(part) {
  const generated = part.phrasing === "generated";
  return el("span", {
    class: `badge ${part.phrasing}`,
    title: generated
      ? "Worded by the model; figures, tickers and names were found in its sources"
      : `A source's own words: ${part.why ?? "no reason given"}`,
  }, generated ? "generated" : "extracted");
}

export const symbolChip = (symbol) => el("span", { class: "symbol" }, symbol);
