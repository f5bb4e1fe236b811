// The watchlist: every symbol of every desk, on the day of its last trade or on the day in view.

import { ask } from "../core/address.js";
import { asker } from "../core/asker.js";
import { byId, count, el, empty, price, svg } from "../core/dom.js";
import { keepInStep, oncePerFrame } from "../core/list.js";
import { on, store } from "../core/store.js";
import { clock } from "../core/time.js";
import { inDay, matches, onView, span, view, wayBack, zone } from "../core/view.js";
import { focusChart } from "./focus.js";
import { fetchLists, once } from "./past.js";
import { changeText, moveButton, storyLink } from "./sources.js";
import { awaited, isTrade } from "./truth.js";

const DAY_MILLIS = 86_400_000;
const LEAST_DAYS = 20; // Of fewer, an extreme says little.
const YEAR_DAYS = 360;

const NONE = { key: null, rows: [], moves: [], tape: [] };

const question = asker();
let past = NONE; // what the history holds of the day in view
let problem = null; // why it could not be asked
let isAsking = false;
const later = oncePerFrame(draw);

export function startWatch() {
  for (const kind of ["loaded", "watch", "moves", "tape"]) {
    on(kind, later);
  }
  on("loaded", fetchDay); // What was fetched before a reload of the state may be older than it.
  on("sources", () => byId("watch").querySelector(".empty") && later());
  onView(() => (keyOfView() === past.key ? later() : fetchDay()));
}

const keyOfView = () => (view.day === null ? null : `${view.day}/${zone()}`);

/** Rows, moves and stories of the day in view; none without one. */
function fetchDay() {
  const key = keyOfView();
  past = key === past.key ? past : { ...NONE, key };
  [problem, isAsking] = [null, key !== null];
  if (key === null) {
    question.end();
  } else {
    const day = { day: view.day, zone: zone() };
    const its = span();
    question.put((signal) => Promise.all([ask("watch", day, { signal }), fetchLists(["moves", "tape"], null, its, signal)]),
      ([{ items }, lists]) => {
        past = { key, rows: items, ...lists };
        [problem, isAsking] = [null, false];
        later();
      }, (refused) => {
        [problem, isAsking] = [refused.message, false];
        later();
      });
  }
  later();
}

/** A bar that ends at midnight is of the day before. */
const rows = () => once([...store.watch.values()].filter((row) => inDay(Date.parse(row.time) - 1)), past.rows, (row) => row.symbol);

/** symbol -> its last move, of the day in view if there is one */
const lastMoves = () => new Map(once([...store.moves.values()], past.moves, (move) => move.id)
  .filter((move) => inDay(move.to)).sort((a, b) => a.to.localeCompare(b.to)).map((move) => [move.symbol, move]));

function draw() {
  // Where no desk follows a symbol there is nothing to wait for.
  document.body.classList.toggle("no-market", store.watch.size === 0 && store.desks.every((one) => one.symbols.length === 0));
  const last = lastMoves();
  const shown = rows()
    .map((row) => ({ row, symbol: row.symbol, move: last.get(row.symbol), story: lastStory(row.symbol) }))
    .filter(({ symbol, move, story }) => view.words === "" || matches([symbol, story?.title, move?.title].join(" ")))
    .sort((a, b) => Number(isOfDesk(b.symbol)) - Number(isOfDesk(a.symbol)) || a.symbol.localeCompare(b.symbol));
  byId("watch-note").textContent = shown.length > 0 ? count(shown.length) : "";
  if (shown.length === 0) {
    byId("watch").replaceChildren(nothing());
    return;
  }
  if (byId("watch").querySelector("tbody") === null) {
    byId("watch").replaceChildren(el("table", {},
      el("thead", {}, el("tr", {}, [["symbol", ""], ["last", ""], ["day", "Change since the close before"], ["gap", "From the close before to the open"],
        ["day's range", "Low and high of the day, and where the last price is between them"], ["vol", "Traded today, as a multiple of what is usual by this time"], ["last move", ""], ["last story", ""]]
        .map(([name, title]) => el("th", { scope: "col", title: title || null }, name)))),
      el("tbody")));
  }
  keepInStep(byId("watch").querySelector("tbody"), shown, (one) => one.symbol,
    ({ row, move, story }) => JSON.stringify([row, move?.id, story?.story.id, story?.title, zone()]), line);
}

function nothing() {
  if (problem !== null) {
    return empty("The history does not answer", `${problem}. It is asked again by itself.`);
  }
  if (isAsking) {
    return empty("Reading the history…", "The rows of that day appear in a moment.");
  }
  return view.words !== "" ? empty("No symbol matches", wayBack())
    : view.day !== null ? empty("No trades on this day", wayBack())
      : empty("No prices yet", `Symbols appear with their first trades. ${awaited(isTrade) ?? ""}`);
}

const isOfDesk = (symbol) => store.desks.find((one) => one.name === view.desk)?.symbols.includes(symbol) ?? false;

/** The newest story on any desk that names the symbol, of the day in view if there is one. */
function lastStory(symbol) {
  return [...store.tape.values(), past.tape].map((all) => all.find((row) => row.kind === "ITEM" && row.symbols.includes(symbol) && inDay(row.time)))
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

function line({ row, move, story }) {
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
