// Small pictures of a few numbers.

import { svg } from "../core/dom.js";

const WIDTH = 160;
const HEIGHT = 26;

/** A line; @param at index that is marked, or -1 */
export function spark(values, at) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (index) => (index / Math.max(1, values.length - 1)) * WIDTH;
  const y = (value) => HEIGHT - 2 - ((value - low) / (high - low || 1)) * (HEIGHT - 4);
  return svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, class: "spark", "aria-hidden": "true" },
    at >= 0 && svg("line", { x1: x(at), x2: x(at), y1: 0, y2: HEIGHT }),
    svg("polyline", { points: values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(" ") }));
}

/** Columns, each with its words. @param values [{ value, text }] */
export function columnsOf(values) {
  const most = Math.max(1, ...values.map((one) => one.value));
  const wide = WIDTH / values.length;
  return svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, class: "spark", role: "img",
    "aria-label": values.map((one) => one.text).join(", ") },
  values.map((one, index) => {
    const tall = one.value === 0 ? 1 : Math.max(2, (one.value / most) * HEIGHT);
    return svg("rect", { x: index * wide + 1, y: HEIGHT - tall, width: wide - 2, height: tall }, svg("title", {}, one.text));
  }));
}
