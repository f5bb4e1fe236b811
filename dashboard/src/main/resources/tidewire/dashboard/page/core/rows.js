// Lists as the reader wants them: what is live, what a search or a day finds on the server, and what is older, page by page.

import { ask } from "./address.js";
import { on, store } from "./store.js";
import { inDay, isFiltered, matches, onView, span, view } from "./view.js";

const PAGE = 60;
const TYPING = 180;

const kinds = {
  digests: {
    live: () => store.digests.get(view.desk) ?? [],
    key: (digest) => digest.to,
    // An interval that ends at midnight is of the day before, as the server has it.
    time: (digest) => new Date(Date.parse(digest.to) - 1).toISOString(),
    order: (a, b) => b.to.localeCompare(a.to),
    text: digestText,
  },
  tape: {
    live: () => store.tape.get(view.desk) ?? [],
    key: (row) => row.sequence,
    time: (row) => row.time,
    order: (a, b) => b.sequence - a.sequence,
    text: (row) => [row.title, row.summary, row.source, ...row.symbols].join(" "),
  },
  alerts: {
    live: () => [...store.alerts.values()].filter((alert) => alert.desk === view.desk),
    key: (alert) => alert.id,
    time: (alert) => alert.time,
    order: (a, b) => b.time.localeCompare(a.time),
    text: (alert) => [alert.title, alert.text, alert.why, ...alert.symbols, ...alert.cites.map((cite) => cite.title)].join(" "),
  },
};

const fetched = new Map(); // kind -> { rows: Map, next, ended, loading, problem }
const listeners = new Map();
let asking = new AbortController(); // Ended when the question changes: late answers to an old one are dropped.
let typing = 0;

export function onRows(kind, listener) {
  listeners.set(kind, listener);
}

for (const kind of Object.keys(kinds)) {
  on(kind, () => tell(kind));
}
on("loaded", () => restart(0));
on("caughtUp", () => Object.keys(kinds).forEach(tell));
onView((what) => restart(what === "filter" ? TYPING : 0));

function restart(delay) {
  asking.abort();
  asking = new AbortController();
  fetched.clear();
  clearTimeout(typing);
  Object.keys(kinds).forEach(tell);
  if (isFiltered() && store.loaded) {
    typing = setTimeout(() => Object.keys(kinds).forEach(more), delay);
  }
}

const tell = (kind) => listeners.get(kind)?.();

const state = (kind) => fetched.get(kind) ?? { rows: new Map(), next: null, ended: false, loading: false, problem: null };

/** Rows of the desk in view that the search and the day let through, newest first. */
export function rows(kind) {
  const { live, key, time, order, text } = kinds[kind];
  const all = new Map(state(kind).rows);
  for (const row of live()) {
    if (!isFiltered() || (inDay(time(row)) && (view.words === "" || matches(text(row))))) {
      all.set(key(row), row);
    }
  }
  return [...all.values()].sort(order);
}

/** { loading, ended, problem } of what is asked from the server */
export const progress = (kind) => state(kind);

/** What stands at the top of a digest; of one that could tell nothing, how much it lists. */
export const topText = (digest) =>
  (digest.lead ?? digest.lines[0] ?? digest.moves)?.text ?? `nothing to tell, ${digest.untoldTotal} listed`;

/** Asks for the next page of what is older or was found. */
export async function more(kind) {
  const known = state(kind);
  if (known.loading || known.ended) {
    return;
  }
  const { signal } = asking;
  const { live, key, time } = kinds[kind];
  const now = { ...known, loading: true, problem: null };
  fetched.set(kind, now);
  tell(kind);
  const { from, to } = span();
  const oldest = live().map(time).sort()[0];
  // Without a filter what is live is here already: a little after the oldest of it, since several may have its time.
  const end = to ?? (isFiltered() || oldest === undefined ? undefined : new Date(Date.parse(oldest) + 1).toISOString());
  try {
    const page = await ask(kind, { desk: view.desk, q: view.words, from, to: end, cursor: now.next, limit: PAGE }, { signal });
    if (!signal.aborted) {
      page.items.forEach((row) => now.rows.set(key(row), row));
      fetched.set(kind, { ...now, next: page.next, ended: page.next === null, loading: false });
    }
  } catch (problem) {
    if (!signal.aborted) {
      fetched.set(kind, { ...now, loading: false, problem: problem.message });
    }
  }
  if (!signal.aborted) {
    tell(kind);
  }
}

export function digestText(digest) {
  return [
    digest.lead?.text, digest.moves?.text,
    ...digest.lines.flatMap((line) => [line.text, ...line.symbols, ...line.cites.map((cite) => cite.title)]),
    ...digest.untold.map((one) => one.title),
  ].join(" ");
}
