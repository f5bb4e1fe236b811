// The price chart of the desk in view, in percent, with its moves, digests and timed items marked on it.

import uPlot from "/uplot/uPlot.esm.js";
import { drawMarks, marksNear, marksOf } from "/page/marks.js";
import { byId, el, empty, percent } from "/page/dom.js";
import { columns } from "/page/prices.js";
import { on, store } from "/page/store.js";
import { colour, onTheme } from "/page/theme.js";
import { clock, day, dayYear, offset, place } from "/page/time.js";
import { desk, onView, zone } from "/page/view.js";

const COLOURS = 6;
const RANGES = [["day", "Day"], ["all", "All"]];

let range = "day";
let data = null;
let plot = null;
let marks = [];
let drawing = 0;

export function startChart() {
  byId("ranges").replaceChildren(...RANGES.map(([name, text]) => {
    const button = el("button", { type: "button", "data-range": name, "aria-pressed": name === range }, text);
    button.addEventListener("click", () => {
      range = name;
      byId("ranges").childNodes.forEach((one) => one.setAttribute("aria-pressed", one === button));
      draw();
    });
    return button;
  }));
  for (const kind of ["loaded", "bars", "moves", "digests", "tape"]) {
    on(kind, later);
  }
  onView((what) => what === "desk" && draw());
  onTheme(draw);
  new ResizeObserver(() => plot?.setSize(size())).observe(byId("chart"));
}

/** Several kinds change in one update; one redraw is enough, and none while nobody looks. */
function later() {
  drawing ||= requestAnimationFrame(() => {
    drawing = 0;
    draw();
  });
}

function size() {
  const box = byId("chart").getBoundingClientRect();
  return { width: Math.max(200, Math.floor(box.width)), height: Math.max(140, Math.floor(box.height)) };
}

function draw() {
  const { symbols, name } = desk();
  document.body.classList.toggle("no-prices", symbols.length === 0);
  data = columns(store.bars, symbols, zone(), range);
  if (!data) {
    plot?.destroy();
    plot = null;
    byId("legend").replaceChildren();
    byId("chart-note").textContent = "";
    byId("chart").replaceChildren(symbols.length === 0
      ? empty("This desk follows no symbols", "Name some in its configuration to see prices here.")
      : empty("No prices yet", `Bars of ${symbols.join(", ")} appear with the first trades.`));
    return;
  }
  marks = marksOf(data, name);
  byId("chart-note").textContent =
    `percent from ${data.base} · ${data.days === 1 ? dayYear(data.times[0] * 1000, zone()) : `${data.days} days`}, ${place(zone())}`;
  legend(data.times.length - 1);
  const values = [data.times.map((_, index) => index), ...data.series.map((one) => one.percents)];
  const shape = [data.series.map((one) => one.symbol).join(), range, zone(), document.documentElement.dataset.theme].join("/");
  if (plot?.shape === shape) {
    plot.setData(values);
    return;
  }
  plot?.destroy();
  byId("chart").replaceChildren();
  plot = new uPlot(options(), values, byId("chart"));
  plot.shape = shape;
}

const seriesColour = (index) => colour(`series-${(index % COLOURS) + 1}`);

function options() {
  const axis = {
    stroke: colour("muted"), font: "11px ui-sans-serif, system-ui, sans-serif",
    grid: { stroke: colour("line"), width: 1 }, ticks: { show: false },
  };
  return {
    ...size(),
    legend: { show: false },
    cursor: { drag: { x: true, y: false }, points: { size: 6 } },
    scales: { x: { time: false }, y: { range: (_, low, high) => [low - (high - low) * 0.12 - 0.02, high + (high - low) * 0.16 + 0.02] } },
    series: [{}, ...data.series.map((one, index) => ({
      label: one.symbol, stroke: seriesColour(index), width: 1.6, spanGaps: true, points: { show: false },
    }))],
    axes: [
      { ...axis, size: 28, splits: (u) => ticks(u), values: (u, splits) => splits.map(tickText), grid: { show: false } },
      { ...axis, size: 52, values: (u, splits) => splits.map((value) => percent(value)) },
    ],
    hooks: {
      drawAxes: [(u) => drawMarks(u, marks.filter((mark) => mark.kind !== "move"))],
      draw: [(u) => drawMarks(u, marks.filter((mark) => mark.kind === "move"))],
      setCursor: [hover],
      init: [(u) => u.over.addEventListener("mouseleave", () => hover(u))],
    },
  };
}

/** Full hours in the desk's zone within a day; the first bar of each day over several. */
function ticks(u) {
  const from = Math.max(0, Math.ceil(u.scales.x.min ?? 0));
  const to = Math.min(data.times.length - 1, Math.floor(u.scales.x.max ?? 0));
  const local = (index) => data.times[index] + offset(zone(), data.times[index]);
  const unit = data.days > 1 && to - from > 400 ? 86_400 : to - from > 90 ? 3_600 : 900;
  const found = [];
  for (let index = from; index <= to; index++) {
    const begins = index === 0 ? unit === 86_400 : Math.floor(local(index) / unit) !== Math.floor(local(index - 1) / unit);
    if (begins) {
      found.push(index);
    }
  }
  const most = Math.max(2, Math.floor(u.width / 64));
  const every = Math.ceil(found.length / most);
  return found.filter((_, index) => index % every === 0);
}

function tickText(index) {
  const time = data.times[index] * 1000;
  const firstOfDay = data.days > 1 && (index === 0 || day(data.times[index - 1] * 1000, zone()) !== day(time, zone()));
  return firstOfDay ? day(time, zone()) : clock(time, zone());
}

function legend(index) {
  byId("legend").replaceChildren(...data.series.map((one, at) => {
    let last = index;
    while (last >= 0 && one.closes[last] === null) {
      last--;
    }
    const key = el("i");
    key.style.background = seriesColour(at);
    const change = one.percents[last];
    return el("span", {}, key, el("b", {}, one.symbol),
      last >= 0 && el("span", {}, one.closes[last].toFixed(2)),
      last >= 0 && el("span", { class: change < 0 ? "down" : "up" }, percent(change)));
  }));
}

function hover(u) {
  const index = u.cursor.idx;
  let tip = u.over.querySelector(".tip");
  if (index === null || index === undefined || u.cursor.left < 0) {
    tip?.remove();
    legend(data.times.length - 1);
    return;
  }
  legend(index);
  if (!tip) {
    tip = el("div", { class: "tip" });
    u.over.append(tip);
  }
  const near = marksNear(marks, index, Math.max(1, Math.round((u.scales.x.max - u.scales.x.min) / 80)));
  tip.replaceChildren(
    el("b", {}, `${day(data.times[index] * 1000, zone())} ${clock(data.times[index] * 1000, zone())}`),
    ...near.slice(0, 4).map((mark) => el("p", { class: `${mark.kind} ${mark.down ? "down" : "up"}` }, mark.text)));
  const right = u.cursor.left > u.over.clientWidth / 2;
  tip.style.left = right ? "" : `${u.cursor.left + 12}px`;
  tip.style.right = right ? `${u.over.clientWidth - u.cursor.left + 12}px` : "";
}
