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

/** What to do where a filter leaves nothing. */
export const wayBack = () => (view.words === "" ? "Choose another day, or Now." : view.day === null ? "Esc clears the search." : "Esc clears the search and the day.");

/** { from, to } of the day in view as ISO texts; empty without one. */
export const span = () => (view.day === null ? {} : dayRange(view.day, zone()));

/** True if the time, ISO text or milliseconds, is of the day in view. */
export function inDay(time) {
  const { from, to } = span();
  const at = new Date(time).getTime(); // As text a time with fractions of a second stands before the full second.
  return from === undefined || (at >= Date.parse(from) && at < Date.parse(to));
}

/** Scripts that put no space between words: each of their characters counts as a word. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/gu;

const wordsOf = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC").replace(UNSPACED, " $& ")
  .split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/**
 * True if all that is searched for is in the text, as the server's search does it: each thing between spaces as words in a row, of
 * which the last need only begin one. "U.S." is "u s", not any u and any s.
 */
export function matches(text) {
  if (view.words === "") {
    return true;
  }
  const words = wordsOf(text);
  return view.words.split(/\s+/).map(wordsOf).filter((phrase) => phrase.length > 0).every((phrase) =>
    words.some((_, at) => phrase.every((word, index) =>
      (index === phrase.length - 1 ? words[at + index]?.startsWith(word) : words[at + index] === word))));
}
