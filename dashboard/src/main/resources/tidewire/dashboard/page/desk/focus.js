// The way from anywhere to a time on the chart; the chart registers itself here, so that nobody needs to import it.

import { desk } from "../core/view.js";
import { leaveReader } from "../reader/route.js";

let show = () => {};

export function onFocus(listener) {
  show = listener;
}

/** False where there is no chart to be taken to: a desk without symbols, and no symbol that is asked for. */
export const hasChart = (symbol, ofDesk = desk()) => symbol !== null || ofDesk.symbols.length > 0;

/** Takes the chart to a time, or to now when it is null, from any page. @param symbol shown alone, or null */
export function focusChart(time, symbol = null) {
  leaveReader();
  dispatchEvent(new CustomEvent("tidewire-pane", { detail: "prices" }));
  show(time, symbol);
}

/** Has the chart at that time when the reader comes back to the desks, whatever is read now. */
export function aimChart(time) {
  if (hasChart(null)) {
    show(time, null);
  }
}
