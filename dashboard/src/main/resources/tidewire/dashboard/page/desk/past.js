// What the history holds of a span that is older than what is live: bars, moves, digests and entries of the tape.

import { ask } from "../core/address.js";
import { fetchBars, lastBefore } from "./bars.js";

const MOST = 1_000;

export const NOTHING = { key: null, bars: new Map(), moves: [], digests: [], tape: [] };

/** Lists of a span, the last of each when they are too many. @param desk null for all @param span { from, to } as ISO texts */
export async function fetchLists(kinds, desk, span, signal) {
  const lists = await Promise.all(kinds.map(async (kind) =>
    [kind, (await ask(kind, { ...(kind === "moves" ? {} : { desk }), ...span, limit: MOST }, { signal })).items]));
  return Object.fromEntries(lists);
}

/**
 * All that a chart of a span needs besides what is live.
 *
 * @param live symbol -> columns of the bars that are here
 * @param span { from, to }; {} for all
 */
export async function fetchPast(key, desk, symbols, live, span, signal) {
  const from = span.from === undefined ? -Infinity : Date.parse(span.from) / 1000;
  // One symbol that reaches back says nothing of the others: each that begins within the span may have begun before.
  const cut = symbols.filter((symbol) => !(live.get(symbol)?.start[0] <= from));
  const [bars, before, lists] = await Promise.all([
    fetchBars(cut, span, signal),
    span.from === undefined ? new Map() : lastBefore(cut, span.from, signal),
    fetchLists(["moves", "digests", "tape"], desk, span, signal)]);
  return { key, bars: new Map(cut.map((symbol) => [symbol, joined(before.get(symbol), bars.get(symbol))])), ...lists };
}

/** Columns of what is older, then those of what is newer where that begins. */
function joined(older, newer) {
  if (older === undefined || older.start.length === 0) {
    return newer;
  }
  const first = newer.start[0] ?? Infinity;
  const end = older.start.findIndex((time) => time >= first);
  const cut = end < 0 ? older.start.length : end;
  return Object.fromEntries(Object.keys(newer).map((name) => [name, [...older[name].slice(0, cut), ...newer[name]]]));
}

/** The live bars with what the history holds before them. */
export function withPast(live, past) {
  if (past.bars.size === 0) {
    return live;
  }
  const nothing = { start: [], open: [], close: [] };
  return new Map([...new Set([...live.keys(), ...past.bars.keys()])]
    .map((symbol) => [symbol, joined(past.bars.get(symbol), live.get(symbol) ?? nothing)]));
}

/** Live things with older ones, each once. @param key (thing) => text */
export const once = (live, older, key) => [...new Map([...older, ...live].map((one) => [key(one), one])).values()];
