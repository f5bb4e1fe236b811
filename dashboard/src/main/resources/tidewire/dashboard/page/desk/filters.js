// The search and the day: they act on every panel and stand in the address.

import { path, query } from "../core/address.js";
import { byId } from "../core/dom.js";
import { lastState, on, store } from "../core/store.js";
import { dayOf, dayPlus } from "../core/time.js";
import { isFiltered, onView, setDay, setWords, span, view, zone } from "../core/view.js";

export function startFilters() {
  const filter = byId("filter");
  const day = byId("day");
  filter.value = view.words;
  filter.addEventListener("input", () => setWords(filter.value));
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  day.addEventListener("change", () => setDay(day.value));
  byId("day-before").addEventListener("click", () => stepDay(-1));
  byId("day-after").addEventListener("click", () => stepDay(1));
  byId("to-live").addEventListener("click", clearFilters);
  onView(draw);
  on("loaded", draw);
  on("status", () => document.activeElement !== byId("day") && draw());
  draw();
}

export function clearFilters() {
  byId("filter").value = "";
  setWords("");
  setDay(null);
}

/** From the day in view, or from the day that the tape has reached. */
export function stepDay(by) {
  setDay(dayPlus(view.day ?? today(), by));
}

function today() {
  const reached = store.status.get(view.desk)?.time ?? lastState(view.desk)?.time ?? store.tape.get(view.desk)?.[0]?.time;
  return dayOf(reached ?? new Date().toISOString(), zone());
}

function draw() {
  byId("day").value = view.day ?? today();
  byId("to-live").hidden = !isFiltered();
  byId("filter").parentElement.classList.toggle("on", view.words !== "");
  byId("day").parentElement.classList.toggle("on", view.day !== null);
  const asked = { desk: view.desk, q: view.words, ...span() };
  for (const [id, what, format] of [["digests", "digests", "csv"], ["digests-json", "digests", "json"], ["tape", "tape", "csv"], ["tape-json", "tape", "json"], ["alerts", "alerts", "csv"], ["alerts-json", "alerts", "json"]]) {
    byId(`export-${id}`).href = path(`api/export${query({ what, format, ...asked })}`);
  }
  byId("rss").href = path(`feed.rss${query({ desk: view.desk })}`);
  byId("rss-alerts").href = path(`alerts.rss${query({ desk: view.desk })}`);
}
