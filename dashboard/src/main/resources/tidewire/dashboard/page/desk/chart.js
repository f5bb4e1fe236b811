// The price chart of the desk in view: all symbols in percent, or one as candles, with moves, digests and timed items marked on it.

import { digestAddress, storyAddress } from "../core/address.js";
import { asker } from "../core/asker.js";
import { byId, empty } from "../core/dom.js";
import { oncePerFrame } from "../core/list.js";
import { onSetting, setting } from "../core/settings.js";
import { on, store } from "../core/store.js";
import { colour, onTheme } from "../core/theme.js";
import { clock, day, dayOf, dayRange, dayYear, place } from "../core/time.js";
import { desk, onView, view, zone } from "../core/view.js";
import { openReader } from "../reader/route.js";
import { fetchBars, lastOfEach, noBars, takeBar } from "./bars.js";
import { listen } from "./chart-input.js";
import { makePlot } from "./chart-plot.js";
import { drawRanges } from "./chart-ranges.js";
import { drawTip, dropTip } from "./chart-tip.js";
import { onFocus } from "./focus.js";
import { drawLegend } from "./legend.js";
import { marksNear, marksOf } from "./marks.js";
import { fetchPast, NOTHING, withPast } from "./past.js";
import { columns, dayAround, placeOf, sightAmong } from "./prices.js";
import { awaited, isTrade } from "./truth.js";

const COLOURS = 6;
const AROUND = 45; // bars on each side of a time that is asked for

let chosenDay = null; // null: the last day with trades, or the day of the search; "all"; "2013-10-10"
let alone = null; // { symbol, bars } when one symbol is in sight
let past = NOTHING; // what the history holds of a day, or of all, that is asked for by name
let problem = null; // why it could not be asked
let isAsking = false;
let meanwhile = null; // bars that came since the history was asked; null when it has answered
let sight = null; // { min, max } in indices; null for all
let pin = null; // epoch seconds of the time that was asked for
let data = null; // what is drawn: columns, and { symbol, bars } when it is of one symbol
let plot = null;
let keys = null;
let marks = [];

const question = asker();
// What stands stays until the history has answered for what is asked: not half of it before.
const later = oncePerFrame(() => (plot === null || !isAsking) && draw());

export function startChart() {
  for (const kind of ["loaded", "moves", "digests", "tape"]) {
    on(kind, later);
  }
  on("bars", (bars) => {
    takeBars(bars);
    later();
  });
  onView((what) => {
    if (what === "desk") {
      [alone, past, pin, chosenDay] = [null, NOTHING, null, null];
    }
    sight = null;
    show(what === "desk");
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
      show();
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
  show();
}

/** The day that is asked for by name; null for the last one, "all" for all. */
const shownDay = () => chosenDay ?? view.day;

/** True if a bar that comes now is of what is shown. */
const isInView = (bar) => [null, "all", dayOf(bar.start, zone())].includes(shownDay());

function takeBars(bars) {
  if (alone === null) {
    return;
  }
  const its = bars.filter((bar) => bar.symbol === alone.symbol && isInView(bar));
  its.forEach((bar) => takeBar(alone.bars, bar));
  meanwhile?.add(its);
  if (shownDay() === null) {
    keepLastDay(alone.bars);
  }
}

/** When a new day has begun, yesterday's bars are no part of it. */
function keepLastDay(bars) {
  const { from } = dayAround(bars.start, bars.start.length - 1, zone());
  Object.values(bars).forEach((column) => column.splice(0, from));
}

/**
 * Draws the day or the symbol in view, with what the history must add to it.
 *
 * @param isOther true when nothing that stands is of it
 * @returns whether it stands now; false when something else was asked for meanwhile
 */
async function show(isOther = false) {
  const its = shownDay();
  showRanges();
  const key = its === null ? null : [desk().name, its, zone()].join("/");
  const isKnown = key === null || key === past.key;
  past = key === null ? NOTHING : past;
  [problem, isAsking] = [null, alone !== null || !isKnown];
  meanwhile = isAsking ? lastOfEach() : null;
  if (!isAsking) {
    question.end();
    draw();
    return true;
  }
  if (isOther) {
    draw();
  }
  return question.put((signal) => Promise.all([
    alone === null ? null : fetchBars([alone.symbol], spanOf(its === "all" ? null : its ?? lastDay()), signal),
    isKnown ? past : fetchPast(key, desk().name, desk().symbols, store.bars, spanOf(its === "all" ? null : its), signal)]),
  ([fetched, older]) => {
    const came = meanwhile;
    [problem, isAsking, meanwhile, past] = [null, false, null, older];
    if (fetched !== null) {
      alone = { symbol: alone.symbol, bars: fetched.get(alone.symbol) };
      takeBars(came.bars());
    }
    draw();
  }, (refused) => {
    [problem, isAsking] = [refused.message, false];
    draw();
  });
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
    alone = alone?.symbol === symbol ? alone : { symbol, bars: noBars() };
  }
  sight = null;
  if (await show() && data !== null && pin !== null) {
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
  const found = alone === null
    ? columns(withPast(store.bars, past), symbols(), zone(), shownDay())
    : columns(new Map([[alone.symbol, alone.bars]]), [alone.symbol], zone(), "all");
  found?.series.forEach((one) => {
    one.values = alone === null ? one.percents : one.closes;
    one.colour = alone === null ? colour(`series-${(desk().symbols.indexOf(one.symbol) % COLOURS) + 1}`) : colour("muted");
  });
  return found && { ...found, alone };
}

function draw() {
  const noPrices = desk().symbols.length === 0 && alone === null;
  document.body.classList.toggle("no-prices", noPrices);
  const before = data;
  data = columnsInView();
  if (data === null) {
    plot?.destroy();
    [plot, keys, marks, sight] = [null, null, [], null];
    drawLegend([], desk().symbols, 0, alone, choose, zone());
    byId("chart-note").textContent = "";
    byId("chart").replaceChildren(nothing());
    return;
  }
  if (sight !== null && before !== null) {
    sight = sightAmong(sight, before.times, data.times);
    pin = sight === null ? null : pin; // What was looked at is of another day.
  }
  marks = marksOf(data, desk().name, past);
  byId("chart-note").textContent = problem !== null ? `the history does not answer: ${problem}` :
    `${alone === null ? `percent from ${data.base}` : "one-minute candles"} · ${data.days === 1 ? dayYear(data.times[0] * 1000, zone()) : `${data.days} days`}, ${place(zone())}`;
  legend(data.times.length - 1);
  const values = [data.times.map((_, index) => index), ...data.series.map((one) => one.values)];
  const shape = [data.series.map((one) => one.symbol).join(), alone !== null, zone(), document.documentElement.dataset.theme].join("/");
  if (plot?.shape !== shape) {
    plot?.destroy();
    byId("chart").replaceChildren();
    plot = makePlot(byId("chart"), size(), values, () => ({ data, marks, pinned: pinned(), sight: inSight() }), hover);
    plot.shape = shape;
    keys = listen(plot, inSight, setSight, open);
  } else {
    plot.setData(values, false);
  }
  setSight(sight?.min ?? null, sight?.max);
}

function nothing() {
  if (problem !== null) {
    return empty("The history does not answer", `${problem}. It is asked again by itself.`);
  }
  if (isAsking) {
    return empty("Reading the history…", "The chart appears in a moment.");
  }
  if (desk().symbols.length === 0) {
    return empty("This desk follows no symbols", "Name some in its configuration to see prices here.");
  }
  return shownDay() !== null && shownDay() !== "all"
    ? empty("No trades on this day", "Choose another day, or All.")
    : empty("No prices yet", `Bars of ${desk().symbols.join(", ")} appear with the first trades. ${awaited(isTrade) ?? ""}`);
}

/** Place of the time that was asked for, if it is of what is drawn. */
function pinned() {
  const isThere = pin !== null && (data.days > 1 || dayOf(pin * 1000, zone()) === data.day);
  return isThere ? Math.max(0, placeOf(data.times, pin - 1)) : null;
}

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
  alone = symbol === null ? null : { symbol, bars: noBars() };
  [sight, pin] = [null, null];
  show();
}

const legend = (index) => drawLegend(data.series, desk().symbols, index, data.alone, choose, zone());

const reach = (u) => Math.max(1, Math.round((u.scales.x.max - u.scales.x.min) / 80));

function hover(u) {
  const { idx: index, left } = u.cursor;
  const isOver = left >= 0 && data?.times[index] !== undefined;
  if (isOver) {
    legend(index);
    drawTip(u, `${day(data.times[index] * 1000, zone())} ${clock(data.times[index] * 1000, zone())}`, marksNear(marks, index, reach(u)));
  } else if (dropTip(u) && data !== null) {
    legend(data.times.length - 1);
  }
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
