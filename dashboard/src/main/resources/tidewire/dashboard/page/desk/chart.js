// The price chart of the desk in view: all symbols in percent, or one as candles, with moves, digests and timed items marked on it.

import uPlot from "../../uplot/uPlot.esm.js";
import { digestAddress, storyAddress } from "../core/address.js";
import { byId, el, empty, percent, price } from "../core/dom.js";
import { oncePerFrame } from "../core/list.js";
import { onSetting, setting } from "../core/settings.js";
import { on, store } from "../core/store.js";
import { colour, onTheme } from "../core/theme.js";
import { clock, day, dayOf, dayRange, dayYear, place } from "../core/time.js";
import { desk, onView, view, zone } from "../core/view.js";
import { openReader } from "../reader/route.js";
import { fetchBars, takeBar } from "./bars.js";
import { candleRange, drawCandles } from "./candles.js";
import { ticks, tickText } from "./chart-axis.js";
import { listen } from "./chart-input.js";
import { drawRanges } from "./chart-ranges.js";
import { onFocus } from "./focus.js";
import { drawLegend } from "./legend.js";
import { drawMarks, drawPin, marksNear, marksOf } from "./marks.js";
import { fetchPast, NOTHING, withPast } from "./past.js";
import { columns, dayAround, placeOf } from "./prices.js";
import { awaited, isTrade } from "./truth.js";

const COLOURS = 6;
const AROUND = 45; // bars on each side of a time that is asked for

let chosenDay = null; // null: the last day with trades, or the day of the search; "all"; "2013-10-10"
let alone = null; // { symbol, bars } when one symbol is in sight
let past = NOTHING; // what the history holds of a day, or of all, that is asked for by name
let problem = null; // why it could not be asked
let sight = null; // { min, max } in indices; null for all
let pin = null; // epoch seconds of the time that was asked for
let data = null;
let plot = null;
let keys = null;
let marks = [];
let asking = 0;

const later = oncePerFrame(draw);

export function startChart() {
  for (const kind of ["loaded", "moves", "digests", "tape"]) {
    on(kind, later);
  }
  on("bars", (bars) => {
    if (alone !== null) {
      bars.filter((bar) => bar.symbol === alone.symbol && isInView(bar)).forEach((bar) => takeBar(alone.bars, bar));
      if (shownDay() === null) {
        keepLastDay(alone.bars);
      }
    }
    later();
  });
  onView((what) => {
    if (what === "desk") {
      [alone, past, pin, chosenDay] = [null, NOTHING, null, null];
    }
    sight = null;
    fetchDay();
  });
  onTheme(draw);
  onSetting((name) => name === "hidden" && later());
  onFocus(focus);
  on("sources", () => plot === null && later());
  on("loaded", () => {
    past = NOTHING; // What was fetched before a reload of the state may be older than it.
    if (view.at !== null) {
      const at = view.at;
      view.at = null;
      focus(at, null);
    } else {
      fetchDay();
    }
  });
  new ResizeObserver(() => plot?.setSize(size())).observe(byId("chart"));
  byId("chart").addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey && keys?.(event.key)) {
      event.preventDefault();
    }
  });
  showRanges();
}

const showRanges = () => drawRanges(shownDay(), chooseDay, (key) => keys?.(key));

function chooseDay(name) {
  [chosenDay, sight, pin] = [name, null, null];
  fetchDay();
}

/** The day that is asked for by name; null for the last one, "all" for all. */
const shownDay = () => chosenDay ?? view.day;

/** True if a bar that comes now is of what is shown. */
const isInView = (bar) => [null, "all", dayOf(bar.start, zone())].includes(shownDay());

/** When a new day has begun, yesterday's bars are no part of it. */
function keepLastDay(bars) {
  const { from } = dayAround(bars.start, bars.start.length - 1, zone());
  Object.values(bars).forEach((column) => column.splice(0, from));
}

/** What the history must add for the day or the symbol in view; then draws. */
async function fetchDay() {
  const question = ++asking;
  const its = shownDay();
  showRanges();
  const key = its === null ? null : [desk().name, its, zone()].join("/");
  try {
    const [fetched, older] = await Promise.all([
      alone === null ? null : fetchBars([alone.symbol], spanOf(its === "all" ? null : its ?? lastDay())),
      key === past.key ? past : key === null ? NOTHING
        : fetchPast(key, desk().name, desk().symbols, store.bars, spanOf(its === "all" ? null : its))]);
    if (question !== asking) {
      return;
    }
    problem = null;
    past = older;
    if (fetched !== null) {
      alone = { symbol: alone.symbol, bars: fetched.get(alone.symbol) };
    }
  } catch (refused) {
    if (question !== asking) {
      return;
    }
    problem = `the history does not answer: ${refused.message}`;
  }
  draw();
}

const spanOf = (its) => (its === null ? {} : dayRange(its, zone()));

const lastDay = () => {
  const last = store.bars.get(alone?.symbol)?.start.at(-1) ?? Math.max(0, ...[...store.bars.values()].map((one) => one.start.at(-1) ?? 0));
  return last > 0 ? dayOf(last * 1000, zone()) : null;
};

async function focus(time, symbol) {
  const its = time === null ? null : dayOf(time, zone());
  chosenDay = time === null || its === lastDay() && view.day === null ? null : its;
  pin = time === null ? null : Date.parse(time) / 1000;
  if (symbol !== null && (desk().symbols.includes(symbol) || store.bars.has(symbol))) {
    alone = alone?.symbol === symbol ? alone : { symbol, bars: { start: [], open: [], high: [], low: [], close: [], volume: [] } };
  }
  sight = null;
  await fetchDay();
  if (data !== null && pin !== null) {
    const at = placeOf(data.times, pin - 1);
    setSight(Math.max(0, at - AROUND), Math.min(data.times.length - 1, Math.max(at, 0) + AROUND));
  }
}

function size() {
  const box = byId("chart").getBoundingClientRect();
  return { width: Math.max(200, Math.floor(box.width)), height: Math.max(120, Math.floor(box.height)) };
}

/** Symbols in sight: those that the search names, if it names some; without those that are hidden. */
function symbols() {
  const all = desk().symbols;
  const words = view.words.toUpperCase().split(/\s+/);
  const named = all.filter((symbol) => words.includes(symbol.toUpperCase()));
  return (named.length > 0 ? named : all).filter((symbol) => !setting("hidden").includes(symbol));
}

function columnsInView() {
  if (alone === null) {
    const found = columns(withPast(store.bars, past), symbols(), zone(), shownDay());
    found?.series.forEach((one) => {
      one.values = one.percents;
      one.colour = seriesColour(desk().symbols.indexOf(one.symbol));
    });
    return found;
  }
  const found = columns(new Map([[alone.symbol, alone.bars]]), [alone.symbol], zone(), "all");
  found?.series.forEach((one) => { one.values = one.closes; });
  return found;
}

function draw() {
  const noPrices = desk().symbols.length === 0 && alone === null;
  document.body.classList.toggle("no-prices", noPrices);
  data = columnsInView();
  if (data === null) {
    plot?.destroy();
    plot = null;
    drawLegend([], desk().symbols, 0, alone, choose, zone());
    byId("chart-note").textContent = problem ?? "";
    byId("chart").replaceChildren(nothing());
    return;
  }
  marks = marksOf(data, desk().name, past);
  byId("chart-note").textContent = problem ??
    `${alone === null ? `percent from ${data.base}` : "one-minute candles"} · ${data.days === 1 ? dayYear(data.times[0] * 1000, zone()) : `${data.days} days`}, ${place(zone())}`;
  legend(data.times.length - 1);
  const values = [data.times.map((_, index) => index), ...data.series.map((one) => one.values)];
  const shape = [data.series.map((one) => one.symbol).join(), alone !== null, zone(), document.documentElement.dataset.theme].join("/");
  if (plot?.shape !== shape) {
    plot?.destroy();
    byId("chart").replaceChildren();
    plot = new uPlot(options(), values, byId("chart"));
    plot.shape = shape;
    keys = listen(plot, inSight, setSight, open);
  } else {
    plot.setData(values, false);
  }
  setSight(sight?.min ?? null, sight?.max);
}

function nothing() {
  if (desk().symbols.length === 0) {
    return empty("This desk follows no symbols", "Name some in its configuration to see prices here.");
  }
  return shownDay() !== null && shownDay() !== "all"
    ? empty("No trades on this day", "Choose another day, or All.")
    : empty("No prices yet", `Bars of ${desk().symbols.join(", ")} appear with the first trades. ${awaited(isTrade) ?? ""}`);
}

const seriesColour = (index) => colour(`series-${(index % COLOURS) + 1}`);

const inSight = () => ({ min: sight?.min ?? 0, max: sight?.max ?? data.times.length - 1, length: data.times.length });

function setSight(min, max) {
  sight = min === null ? null : { min, max };
  // What is in sight, for style sheets, scripts and those who help by looking at the document.
  Object.assign(byId("chart").dataset, {
    sight: sight === null ? "all" : `${Math.round(min)}-${Math.round(max)}`,
    pin: pin === null ? "" : new Date(pin * 1000).toISOString(),
    points: data?.times.length ?? 0,
    marks: marks.length,
  });
  plot?.setScale("x", { min: sight?.min ?? 0, max: Math.max(1, sight?.max ?? data.times.length - 1) });
}

function choose(symbol) {
  alone = symbol === null ? null : { symbol, bars: { start: [], open: [], high: [], low: [], close: [], volume: [] } };
  [sight, pin] = [null, null];
  fetchDay();
}

function options() {
  const axis = {
    stroke: colour("muted"), font: "11px ui-sans-serif, system-ui, sans-serif",
    grid: { stroke: colour("line"), width: 1 }, ticks: { show: false },
  };
  const candles = alone !== null;
  return {
    ...size(),
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { size: 6, ...(candles ? { show: false } : {}) } },
    scales: {
      x: { time: false, auto: false },
      y: { range: (_, low, high) => (candles && data !== null ? candleRange(alone.bars, inSight().min, inSight().max)
        : low === null ? [-1, 1] : [low - (high - low) * 0.12 - 0.02, high + (high - low) * 0.16 + 0.02]) },
    },
    series: [{}, ...data.series.map((one) => ({
      label: one.symbol, stroke: one.colour ?? colour("muted"), width: 1.6, spanGaps: true, points: { show: false },
      ...(candles ? { paths: () => null } : {}),
    }))],
    axes: [
      { ...axis, size: 28, splits: (u) => ticks(u, data, zone()), values: (u, splits) => splits.map((index) => tickText(index, data, zone())), grid: { show: false } },
      { ...axis, size: candles ? 68 : 52, values: (u, splits) => splits.map((value) => (candles ? price(value) : percent(value))) },
    ],
    hooks: {
      drawAxes: [(u) => drawMarks(u, marks.filter((mark) => mark.kind !== "move"))],
      draw: [(u) => {
        if (candles) {
          drawCandles(u, alone.bars);
        }
        drawMarks(u, marks.filter((mark) => mark.kind === "move"));
        drawPin(u, pin === null ? null : Math.max(0, placeOf(data.times, pin - 1)));
      }],
      setCursor: [hover],
      init: [(u) => u.over.addEventListener("mouseleave", () => hover(u))],
    },
  };
}

const legend = (index) => drawLegend(data?.series ?? [], desk().symbols, index, alone, choose, zone());

const reach = (u) => Math.max(1, Math.round((u.scales.x.max - u.scales.x.min) / 80));

function hover(u) {
  const index = u.cursor.idx;
  let tip = u.over.querySelector(".tip");
  if (data === null || index === null || index === undefined || u.cursor.left < 0) {
    tip?.remove();
    if (data !== null && tip) {
      legend(data.times.length - 1);
    }
    return;
  }
  legend(index);
  if (!tip) {
    tip = el("div", { class: "tip" });
    u.over.append(tip);
  }
  const near = marksNear(marks, index, reach(u));
  u.over.classList.toggle("opens", near.length > 0);
  tip.replaceChildren(
    el("b", {}, `${day(data.times[index] * 1000, zone())} ${clock(data.times[index] * 1000, zone())}`),
    ...near.slice(0, 4).map((mark) => el("p", { class: `${mark.kind} ${mark.down ? "down" : "up"}` },
      el("i", {}, { move: mark.down ? "▼" : "▲", digest: "◆", item: "▏" }[mark.kind]), mark.text)),
    near.length > 4 && el("p", {}, `and ${near.length - 4} more`));
  const right = u.cursor.left > u.over.clientWidth / 2;
  tip.style.left = right ? "" : `${u.cursor.left + 12}px`;
  tip.style.right = right ? `${u.over.clientWidth - u.cursor.left + 12}px` : "";
}

/** A click on a mark opens what it stands for: a digest, a story, a move's candles. */
function open(index) {
  const mark = marksNear(marks, index, reach(plot))[0];
  if (mark?.kind === "digest") {
    openReader(digestAddress(mark.row));
  } else if (mark?.kind === "item") {
    openReader(storyAddress(mark.row.desk, mark.row.story.id));
  } else if (mark) {
    focus(mark.row.to, mark.row.symbol);
  }
}
