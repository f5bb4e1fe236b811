// What the reader looks at: one desk and a filter, both in the address so that a reload or a bookmark keeps them.

import { store } from "/page/store.js";
import { browserZone } from "/page/time.js";

const listeners = [];
const address = new URLSearchParams(location.hash.slice(1));

export const view = { desk: address.get("desk"), words: (address.get("q") ?? "").trim() };

/** Calls back when the desk or the filter changed, with "desk" or "filter". */
export function onView(listener) {
  listeners.push(listener);
}

export function chooseDesk(name) {
  if (name !== view.desk) {
    view.desk = name;
    changed("desk");
  }
}

export function setFilter(words) {
  view.words = words.trim();
  changed("filter");
}

function changed(what) {
  const next = new URLSearchParams();
  if (view.desk) {
    next.set("desk", view.desk);
  }
  if (view.words) {
    next.set("q", view.words);
  }
  history.replaceState(null, "", `#${next}`);
  for (const listener of listeners) {
    listener(what);
  }
}

/** The desk in view; before anything is known a desk without name. */
export function desk() {
  return store.desks.find((one) => one.name === view.desk) ?? { name: view.desk ?? "", zone: "UTC", symbols: [] };
}

export const zone = () => browserZone(desk().zone);

/** True if the text has all words of the filter. */
export function matches(text) {
  const lower = text.toLowerCase();
  return view.words.toLowerCase().split(/\s+/).every((word) => lower.includes(word));
}
