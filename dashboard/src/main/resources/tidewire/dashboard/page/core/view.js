// What the reader looks at: a desk, a search and a day, all in the address so that a reload, a bookmark or a colleague keeps them.

import { here, path, query } from "./address.js";
import { onSetting, setting } from "./settings.js";
import { store } from "./store.js";
import { browserZone, dayRange, OWN } from "./time.js";

const listeners = [];
const address = new URLSearchParams(location.search);

export const view = {
  desk: address.get("desk"),
  words: (address.get("q") ?? "").trim(),
  day: /^\d{4}-\d\d-\d\d$/.test(address.get("day") ?? "") ? address.get("day") : null,
  at: Number.isNaN(Date.parse(address.get("at") ?? "")) ? null : address.get("at"), // to which the chart is taken once it is there
};

/** Calls back with "desk", "filter" or "zone" when that changed. */
export function onView(listener) {
  listeners.push(listener);
}

onSetting((name) => name === "zone" && tell("zone"));

export function chooseDesk(name) {
  if (name !== view.desk) {
    view.desk = name;
    changed("desk");
  }
}

export function setWords(words) {
  if (words.trim() !== view.words) {
    view.words = words.trim();
    changed("filter");
  }
}

/** @param day "2013-10-10" of the zone in view, or null for now */
export function setDay(day) {
  if ((day || null) !== view.day) {
    view.day = day || null;
    changed("filter");
  }
}

/** The address of the desks as they are in view. */
export const deskAddress = () => path(query({ desk: view.desk, q: view.words, day: view.day }));

function changed(what) {
  if (here() === "") {
    history.replaceState(history.state, "", deskAddress());
  }
  tell(what);
}

function tell(what) {
  for (const listener of listeners) {
    listener(what);
  }
}

/** The desk in view; before anything is known a desk without name. */
export function desk() {
  return deskNamed(view.desk);
}

export const deskNamed = (name) =>
  store.desks.find((one) => one.name === name) ?? { name: name ?? "", zone: "UTC", symbols: [], sources: [] };

/** The zone in which times are shown, of the desk in view or of another. */
export function zone(name = view.desk) {
  const chosen = setting("zone");
  return chosen === "utc" ? "UTC"
    : chosen === "mine" ? OWN
      : browserZone(deskNamed(name).zone);
}

export const isFiltered = () => view.words !== "" || view.day !== null;

/** { from, to } of the day in view as ISO texts; empty without one. */
export const span = () => (view.day === null ? {} : dayRange(view.day, zone()));

/** True if the time is of the day in view. */
export function inDay(time) {
  const { from, to } = span();
  return from === undefined || (time >= from && time < to);
}

/** True if each word of the search begins a word of the text, as the server's search does it. */
export function matches(text) {
  if (view.words === "") {
    return true;
  }
  const plain = (one) => one.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const words = plain(text);
  return plain(view.words).every((word) => words.some((one) => one.startsWith(word)));
}
