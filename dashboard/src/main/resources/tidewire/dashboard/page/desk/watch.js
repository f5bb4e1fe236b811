// The watchlist: every symbol of every desk, on the day of its last trade.

import { byId, count, el, empty, price, svg } from "../core/dom.js";
import { oncePerFrame } from "../core/list.js";
import { on, store } from "../core/store.js";
import { clock } from "../core/time.js";
import { matches, onView, view, zone } from "../core/view.js";
import { focusChart } from "./focus.js";
import { changeText, moveButton, storyLink } from "./sources.js";

const DAY_MILLIS = 86_400_000;
const LEAST_DAYS = 20; // Of fewer, an extreme says little.
const YEAR_DAYS = 360;

export function startWatch() {
  const later = oncePerFrame(draw);
  for (const kind of ["loaded", "watch", "moves", "tape"]) {
    on(kind, later);
  }
  onView(later);
}

function draw() {
  // Where no desk follows a symbol there is nothing to wait for.
  document.body.classList.toggle("no-market", store.watch.size === 0 && store.desks.every((one) => one.symbols.length === 0));
  const rows = [...store.watch.values()]
    .filter((row) => view.words === "" || matches([row.symbol, lastStory(row.symbol)?.title, lastMove(row.symbol)?.title].join(" ")))
    .sort((a, b) => Number(isOfDesk(b.symbol)) - Number(isOfDesk(a.symbol)) || a.symbol.localeCompare(b.symbol));
  byId("watch-note").textContent = rows.length > 0 ? count(rows.length) : "";
  byId("watch").replaceChildren(rows.length === 0
    ? empty(view.words ? "No symbol matches" : "No prices yet", view.words ? "Esc clears the search." : "Symbols appear with their first trades.")
    : el("table", {},
      el("thead", {}, el("tr", {}, [["symbol", ""], ["last", ""], ["day", "Change since the close before"], ["gap", "From the close before to the open"],
        ["day's range", "Low and high of the day, and where the last price is between them"], ["vol", "Traded today, as a multiple of what is usual by this time"], ["last move", ""], ["last story", ""]]
        .map(([name, title]) => el("th", { scope: "col", title: title || null }, name)))),
      el("tbody", {}, rows.map(line))));
}

const isOfDesk = (symbol) => store.desks.find((one) => one.name === view.desk)?.symbols.includes(symbol) ?? false;

const lastMove = (symbol) => [...store.moves.values()].filter((move) => move.symbol === symbol)
  .reduce((last, move) => (last === null || move.to > last.to ? move : last), null);

/** The newest story on any desk that names the symbol. */
function lastStory(symbol) {
  return [...store.tape.values()].map((rows) => rows.find((row) => row.kind === "ITEM" && row.symbols.includes(symbol)))
    .filter(Boolean).sort((a, b) => b.time.localeCompare(a.time))[0];
}

function facts(row) {
  return [`${clock(row.time, zone())}`, `day ${price(row.low)} to ${price(row.high)}`, row.previous && `close before ${price(row.previous)}`,
    row.yearHigh && `52 weeks ${price(row.yearLow)} to ${price(row.yearHigh)}${row.yearFrom ? `, seen from ${row.yearFrom}` : ""}`].filter(Boolean).join(" · ");
}

/** Low to high with the last price between them; a new extreme of 52 weeks is said. */
function range(row) {
  const [low, high, last] = [row.low, row.high, row.last].map(Number);
  const at = high > low ? (100 * (last - low)) / (high - low) : 50;
  const side = row.yearHigh === null ? null : high >= Number(row.yearHigh) ? "high" : low <= Number(row.yearLow) ? "low" : null;
  const seen = row.yearFrom === null ? 0 : (Date.parse(row.time) - Date.parse(row.yearFrom)) / DAY_MILLIS;
  const extreme = side !== null && seen >= LEAST_DAYS ? `${seen >= YEAR_DAYS ? "52-week" : `${Math.floor(seen)}-day`} ${side}` : null;
  const bar = svg("svg", { viewBox: "0 0 100 8", width: 56, height: 8, role: "img", "aria-label": `${price(row.low)} to ${price(row.high)}` },
    svg("line", { x1: 2, x2: 98, y1: 4, y2: 4 }), svg("circle", { cx: 4 + at * 0.92, cy: 4, r: 3.6 }));
  return [bar, extreme && el("span", { class: "tag", title: facts(row) }, extreme)];
}

function line(row) {
  const move = lastMove(row.symbol);
  const story = lastStory(row.symbol);
  const open = el("button", { type: "button", class: "symbol", title: "Show it alone on the chart" }, row.symbol);
  open.addEventListener("click", () => focusChart(null, row.symbol));
  return el("tr", {},
    el("th", { scope: "row" }, open),
    el("td", { title: facts(row) }, price(row.last)),
    el("td", {}, changeText(row.change)),
    el("td", {}, row.gap === null ? "–" : changeText(row.gap)),
    el("td", { class: "range" }, range(row)),
    el("td", {}, row.usual === null ? "–" : `${Number(row.usual).toFixed(1)}×`),
    el("td", {}, move && moveButton(move.id, move.title.replace(`${row.symbol} `, ""))),
    el("td", { class: "story" }, story && storyLink(story.desk, story.story.id, { title: story.title }, story.title)));
}
