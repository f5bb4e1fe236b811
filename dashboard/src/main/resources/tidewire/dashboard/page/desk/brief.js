// A digest as a brief: when, what holds it together, one line a story with its sources, the moves, what was left out. Each thing is
// said once; how it came about stands behind a fold.

import { digestAddress } from "../core/address.js";
import { count, el, inside, plural } from "../core/dom.js";
import { dayYear, full, place, spanText } from "../core/time.js";
import { zone } from "../core/view.js";
import { badge, moveButton, roleTag, sourceLinks, storyLink, symbolChip } from "./sources.js";

/** An interval that ends at midnight is of the day before. */
const lastMoment = (digest) => Date.parse(digest.to) - 1;

/** The parts of a digest. @param isAlone true on a page of its own, where its lines are found by their addresses */
export function brief(digest, { tools, isAlone = false }) {
  const its = zone(digest.desk);
  return [
    el("header", { title: `${full(digest.from, its)} to ${full(digest.to, its)}` },
      inside(digestAddress(digest), { class: "span" }, spanText(digest.from, digest.to, its)),
      el("span", {}, place(its)),
      el("span", {}, dayYear(lastMoment(digest), its)),
      digest.revision > 0 && el("span", { class: "tag" }, `revision ${digest.revision}`),
      digest.backlog && el("span", { class: "tag", title: "Among it is what the feeds held already when they were first read" }, "backlog"),
      tools),
    digest.lead && el("h3", { class: "lead" }, digest.lead.text, " ", badge(digest.lead)),
    digest.lines.length > 0 && el("ol", { class: "lines" }, digest.lines.map((one, index) => line(digest, one, index, isAlone))),
    digest.moves && el("div", { class: "moves" }, el("span", { class: "label" }, "Moves"),
      digest.moves.cites.filter((cite) => cite.kind === "move").map((cite) => moveButton(cite.id, cite.title))),
    digest.lines.length === 0 && !digest.moves && el("p", { class: "muted" }, "Nothing to tell."),
    digest.untoldTotal > 0 && untold(digest),
    how(digest),
  ];
}

function line(digest, line, index, isAlone) {
  const rank = Math.round(line.rank * 100);
  const sources = line.cites.filter((cite) => cite.kind === "item");
  const mark = el("span", { class: "rank", title: `Rank ${line.rank.toFixed(2)} of 1`, role: "img", "aria-label": `Rank ${line.rank.toFixed(2)} of 1` }, el("i"));
  mark.firstChild.style.height = `${Math.max(6, rank)}%`;
  return el("li", { id: isAlone && `line-${index + 1}` }, mark,
    el("p", {}, storyLink(digest.desk, line.story, { class: "told", title: "Open the story" }, line.text), " ",
      roleTag(line.role, true), " ", badge(line),
      inside(digestAddress(digest, index), { class: "anchor", title: "The address of this line", "aria-label": `Address of line ${index + 1}` }, "#")),
    el("div", { class: "cites" }, line.symbols.map(symbolChip), sourceLinks(sources),
      line.cites.filter((cite) => cite.kind === "move").map((cite) => moveButton(cite.id, cite.title))));
}

function untold(digest) {
  return el("details", { class: "untold" },
    el("summary", {}, `+${count(digest.untoldTotal)} more`),
    el("ul", {}, digest.untold.map((one) => el("li", {}, storyLink(digest.desk, one.story, {}, one.title), " ",
      el("small", { class: "muted" }, `rank ${one.rank.toFixed(2)}`, Object.keys(one.reasons).length > 0 && `: ${reasons(one.reasons)}`))),
      digest.untoldTotal > digest.untold.length && el("li", {}, `and ${count(digest.untoldTotal - digest.untold.length)} of lower rank`)));
}

const WORDINGS = {
  reworded: "reworded by the model, then checked",
  shortened: "a source's sentence, shortened by the model, then checked",
  source: "a source's own words",
};

function how(digest) {
  return el("details", { class: "how" },
    el("summary", {}, "how this was written"),
    el("table", {},
      el("thead", {}, el("tr", {}, ["line", "wording", "rank", "novelty", "check"].map((name) => el("th", { scope: "col" }, name)))),
      el("tbody", {},
        digest.lead && el("tr", {}, el("th", { scope: "row" }, "lead"), el("td", { colspan: 4 }, digest.lead.why ?? digest.lead.phrasing)),
        digest.lines.map((line, index) => el("tr", {},
          el("th", { scope: "row" }, String(index + 1)),
          el("td", {}, WORDINGS[line.wording] ?? line.wording, line.why && el("p", { class: "why" }, line.why)),
          el("td", { title: reasons(line.reasons) }, line.rank.toFixed(2), el("small", {}, reasons(line.reasons))),
          el("td", {}, line.novelty.toFixed(2)),
          el("td", {}, line.check === null ? "–" : `${Math.round(line.check * 100)}%`))))),
    el("p", {}, `read ${plural(digest.tokens.read, "token")}, wrote ${count(digest.tokens.written)} · ${digest.model.name}`,
      digest.notRead > 0 && ` · ${plural(digest.notRead, "entry").replace("entrys", "entries")} not read: the stage was overloaded`));
}

export const reasons = (parts) =>
  Object.entries(parts).sort((a, b) => b[1] - a[1]).map(([name, share]) => `${name} ${share.toFixed(2)}`).join(", ");

/** A digest as Markdown, with its sources as links. */
export function markdown(digest) {
  const its = zone(digest.desk);
  const link = (cite) => (cite.link ? `[${cite.id.split(":")[0]}](${cite.link})` : cite.id.split(":")[0]);
  return [
    `**${digest.desk}, ${spanText(digest.from, digest.to, its)} ${place(its)}, ${dayYear(lastMoment(digest), its)}**`,
    digest.lead && `\n${digest.lead.text}\n`,
    ...digest.lines.map((line) => `- ${line.text} (${line.cites.filter((cite) => cite.kind === "item").map(link).join(", ") || line.cites[0].title})`),
    digest.moves && `- ${digest.moves.text}`,
  ].filter(Boolean).join("\n");
}

/** A digest as plain text, each line with who said it. */
export function plainText(digest) {
  const its = zone(digest.desk);
  const sources = (line) => [...new Set(line.cites.filter((cite) => cite.kind === "item").map((cite) => cite.id.split(":")[0]))].join(", ") || line.cites[0].title;
  return [
    `${digest.desk}, ${spanText(digest.from, digest.to, its)} ${place(its)}, ${dayYear(lastMoment(digest), its)}`,
    digest.lead?.text,
    ...digest.lines.map((line) => `- ${line.text} (${sources(line)})`),
    digest.moves && `- ${digest.moves.text}`,
  ].filter(Boolean).join("\n");
}
