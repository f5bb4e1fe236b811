// The way from anywhere to a time on the chart; the chart registers itself here, so that nobody needs to import it.

import { leaveReader } from "../reader/route.js";

let show = () => {};

export function onFocus(listener) {
  show = listener;
}

/** Takes the chart to a time, or to now when it is null, from any page. @param symbol shown alone, or null */
export function focusChart(time, symbol = null) {
  leaveReader();
  dispatchEvent(new CustomEvent("tidewire-pane", { detail: "prices" }));
  show(time, symbol);
}
