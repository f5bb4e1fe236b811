// The buttons over the chart: the day or all, and the zoom for those who have neither wheel nor keys.

import { byId, el } from "../core/dom.js";
import { refill } from "../core/list.js";
import { day } from "../core/time.js";

/**
 * @param shown day that is asked for by name, "all", or null for the last one
 * @param choose (null or "all") => shows the day, or all
 * @param zoom ("+" or "-")
 */
export function drawRanges(shown, choose, zoom) {
  const button = (text, attributes, act) => {
    const made = el("button", { type: "button", ...attributes }, text);
    made.addEventListener("click", act);
    return made;
  };
  const isAll = shown === "all";
  refill(byId("ranges"), [
    button(shown === null || isAll ? "Day" : day(`${shown}T12:00:00Z`, "UTC"), { "data-range": "day", "data-name": "day", "aria-pressed": !isAll }, () => choose(null)),
    button("All", { "data-range": "all", "aria-pressed": isAll }, () => choose("all")),
    button("−", { "aria-label": "Zoom out", title: "Zoom out (-)" }, () => zoom("-")),
    button("+", { "aria-label": "Zoom in", title: "Zoom in (+)" }, () => zoom("+"))]);
}
