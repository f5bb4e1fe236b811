// The window of the desk in view as it is now: what the model still sees, in the order in which it sees it.

import { byId, count, el, empty, plural, svg } from "../core/dom.js";
import { lastState, on, store } from "../core/store.js";
import { onSetting } from "../core/settings.js";
import { onView, view } from "../core/view.js";
import { isFolded } from "./layout.js";

const WIDTH = 1_000; // Units of the drawing; it is stretched to the panel.
const HEIGHT = 46;
const GAP = 1.5;
const CUT = 54; // Room for the cut where entries were let go.
const LEAST = 8; // Sinks are four tokens of thousands; they must be seen.

export function startWindow() {
  onSetting((name) => name === "layout" && draw());
  on("loaded", draw);
  on("telemetry", draw);
  onView((what) => what === "desk" && draw());
}

function draw() {
  const state = lastState(view.desk);
  const panel = byId("window");
  if (isFolded("window")) {
    byId("window-note").textContent = state ? `${count(state.window.sinks + state.window.pinned + state.window.rolling)} tokens in sight` : "";
    return;
  }
  if (!state) {
    byId("window-note").textContent = "";
    panel.replaceChildren(empty("No window yet", "It is drawn as soon as the model has read this desk's first entries."));
    return;
  }
  const window = state.window;
  byId("window-note").textContent = `${count(window.sinks + window.pinned + window.rolling)} tokens in sight`;
  panel.replaceChildren(strip(window), key(window), figures(state));
}

function strip(window) {
  const label = `Sinks ${window.sinks} tokens, pinned ${window.pinned}, rolling ${window.rolling} of ${window.capacity} ` +
    `in ${window.entries.length} entries, evicted ${window.evicted}`;
  const picture = svg("svg", {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": label,
  });
  const scale = (WIDTH - CUT - 2 * LEAST) / Math.max(1, window.sinks + window.pinned + window.capacity);
  let x = 0;
  const block = (tokens, name, title, opacity, least = 0) => {
    const width = Math.max(least, tokens * scale);
    const shape = svg("rect", {
      x, y: 0, width: Math.max(0.6, width - GAP), height: HEIGHT, rx: 2, class: name, opacity,
    }, svg("title", {}, title));
    x += width;
    picture.append(shape);
  };
  block(window.sinks, "sinks", `Sinks: the first ${plural(window.sinks, "token")}, never let go`, 1, LEAST);
  if (window.pinned > 0) {
    block(window.pinned, "pinned", `Pinned: ${plural(window.pinned, "token")}`, 1, LEAST);
  }
  if (window.evicted > 0) {
    for (const shift of [12, 25, 38]) {
      picture.append(svg("circle", { cx: x + shift, cy: HEIGHT / 2, r: 2.4, class: "cut" },
        svg("title", {}, `${count(window.evicted)} tokens read and let go`)));
    }
    x += CUT;
  }
  window.entries.forEach((tokens, index) => {
    const age = window.entries.length - 1 - index;
    const newest = window.entries.length < 2 ? 1 : index / (window.entries.length - 1);
    block(tokens, "entry", age === 0 ? `Newest entry, ${plural(tokens, "token")}`
      : `${plural(tokens, "token")}, ${plural(age, "entry").replace("entrys", "entries")} ago`, (0.22 + 0.78 * newest).toFixed(3));
  });
  const free = window.capacity - window.rolling;
  if (free > 0) {
    picture.append(svg("rect", { x, y: 0.5, width: Math.max(0, WIDTH - x), height: HEIGHT - 1, rx: 2, class: "free" },
      svg("title", {}, `Room for ${plural(free, "token")}`)));
  }
  return picture;
}

function key(window) {
  const part = (name, text, figure) => el("span", {}, el("i", { class: name }), text, " ", el("b", {}, figure));
  return el("div", { class: "window-key" },
    part("sinks", "sinks", count(window.sinks)),
    part("pinned", "pinned", count(window.pinned)),
    part("entry", "rolling", `${count(window.rolling)} / ${count(window.capacity)}`),
    part("cut", "evicted", count(window.evicted)));
}

function figures(state) {
  const figure = (name, value, unit, title) =>
    el("div", { title }, el("dt", {}, name), el("dd", {}, value, unit && el("small", {}, ` ${unit}`)));
  const read = rate("tokensRead", "prefill");
  const wrote = rate("tokensWritten", "decode");
  const generated = state.counters.linesGenerated ?? 0;
  const lines = generated + (state.counters.linesExtracted ?? 0);
  return el("dl", { class: "figures" },
    figure("reads", read, "tokens/s", "Tokens fed to the window per second of reading, over the last minutes of work"),
    figure("writes", wrote, "tokens/s", "Tokens written per second of writing, over the last minutes of work"),
    figure("read so far", count(state.window.fed), "tokens", "Tokens ever fed to this window"),
    figure("worded by the model", lines > 0 ? `${Math.round((100 * generated) / lines)}%` : "–", lines > 0 ? `of ${count(lines)} lines` : null,
      "Lines that passed the gate; the others show a source's own headline"));
}

/** Over the kept states where they span work, else over everything since the stage started. */
function rate(counter, clock) {
  const states = store.telemetry.get(view.desk);
  const last = states.at(-1);
  for (const first of [states[0], { counters: {}, seconds: {} }]) {
    const tokens = (last.counters[counter] ?? 0) - (first.counters[counter] ?? 0);
    const seconds = (last.seconds[clock] ?? 0) - (first.seconds[clock] ?? 0);
    if (tokens > 0 && seconds > 0) {
      return count(Math.round(tokens / seconds));
    }
  }
  return "–";
}
