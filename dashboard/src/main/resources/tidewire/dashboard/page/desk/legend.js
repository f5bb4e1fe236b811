// The symbols of the chart: what each is at now or under the pointer; one alone, or hidden.

import { amount, byId, el, percent, price } from "../core/dom.js";
import { refill } from "../core/list.js";
import { setting, toggle } from "../core/settings.js";
import { dayAround } from "./prices.js";

/**
 * @param series [{ symbol, closes, percents, colour }]
 * @param index under the pointer
 * @param alone the only symbol in sight with its bars, or null
 * @param choose (symbol or null) => shows it alone, or all
 * @param zone whose days those of high and low are
 */
export function drawLegend(series, symbols, index, alone, choose, zone) {
  if (alone !== null) {
    drawAlone(alone, index, choose, zone);
    return;
  }
  const hidden = symbols.filter((symbol) => setting("hidden").includes(symbol));
  refill(byId("legend"), [
    ...series.map((one) => entry(one, index, choose)),
    ...hidden.map((symbol) => button(symbol, "Show it again", "off", () => toggle("hidden", symbol)))]);
}

function entry(one, index, choose) {
  let last = Math.min(index, one.closes.length - 1);
  while (last >= 0 && one.closes[last] === null) {
    last--;
  }
  const key = el("i");
  key.style.background = one.colour;
  const change = one.percents[last];
  const hide = el("button", { type: "button", class: "hide", "aria-label": `Hide ${one.symbol}`, title: "Hide it" }, "×");
  hide.addEventListener("click", () => toggle("hidden", one.symbol));
  return el("span", {}, key, button(one.symbol, "Show it alone, as candles", "name", () => choose(one.symbol)),
    last >= 0 && el("span", {}, price(one.closes[last])),
    last >= 0 && el("span", { class: change < 0 ? "down" : "up" }, percent(change)), hide);
}

function drawAlone({ symbol, bars }, index, choose, zone) {
  const at = Math.max(0, Math.min(index, bars.close.length - 1));
  const figure = (name, value) => el("span", {}, el("span", { class: "muted" }, name), price(value));
  const { from, to } = dayAround(bars.start, at, zone);
  refill(byId("legend"), [
    button("← all", "Show all symbols again", "name", () => choose(null)),
    el("b", {}, symbol),
    ...(bars.close.length === 0 ? [] : [
      figure("O", bars.open[at]), figure("H", bars.high[at]), figure("L", bars.low[at]), figure("C", bars.close[at]),
      el("span", {}, el("span", { class: "muted" }, "V"), amount(bars.volume[at])),
      el("span", { class: "day-range" }, el("span", { class: "muted" }, "high"), price(Math.max(...bars.high.slice(from, to))),
        el("span", { class: "muted" }, "low"), price(Math.min(...bars.low.slice(from, to))))])]);
}

function button(text, title, name, act) {
  const made = el("button", { type: "button", class: name, title }, text);
  made.addEventListener("click", act);
  return made;
}
