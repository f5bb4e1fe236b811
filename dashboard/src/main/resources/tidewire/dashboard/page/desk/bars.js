// Bars for the chart: those that are live, or those of another day or of one symbol whole, from the history.

import { ask } from "../core/address.js";

const MOST = 10_000;

/** symbol -> { start, open, high, low, close, volume }. @param span { from, to } as ISO texts; {} for the last of all */
export const fetchBars = (symbols, span, signal) => fetchEach(symbols, { ...span, limit: MOST }, signal);

/** The last bar of each before a time: what its day is measured from. */
export const lastBefore = (symbols, time, signal) => fetchEach(symbols, { to: time, limit: 1 }, signal);

async function fetchEach(symbols, span, signal) {
  const pairs = await Promise.all(symbols.map(async (symbol) => {
    try {
      return [symbol, numbers(await ask("bars", { symbol, ...span }, { signal }))];
    } catch (problem) {
      if (problem.status === 404) {
        return [symbol, noBars()];
      }
      throw problem;
    }
  }));
  return new Map(pairs);
}

export const noBars = () => ({ start: [], open: [], high: [], low: [], close: [], volume: [] });

const numbers = ({ start, ...others }) =>
  ({ start, ...Object.fromEntries(Object.entries(others).map(([name, column]) => [name, column.map(Number)])) });

/** Puts a live bar into columns that were fetched. */
export function takeBar(columns, bar) {
  const start = Date.parse(bar.start) / 1000;
  let at = columns.start.length;
  while (at > 0 && columns.start[at - 1] >= start) {
    at--;
  }
  const same = columns.start[at] === start ? 1 : 0;
  const values = { start, open: Number(bar.open), high: Number(bar.high), low: Number(bar.low), close: Number(bar.close), volume: Number(bar.volume) };
  for (const [name, column] of Object.entries(columns)) {
    column.splice(at, same, ...(bar.trades === 0 ? [] : [values[name]]));
  }
}

/** Live bars that wait until the history has answered, which may take hours: of each bar its last word. */
export function lastOfEach() {
  const last = new Map();
  return {
    add: (bars) => bars.forEach((bar) => last.set(`${bar.symbol} ${bar.start}`, bar)),
    bars: () => [...last.values()],
  };
}
