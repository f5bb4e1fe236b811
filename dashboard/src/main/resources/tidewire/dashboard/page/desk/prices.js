// Columns for the chart: bars of several symbols on one axis without the hours in which nothing trades, as percent of a base.

import { dayOf, offset } from "../core/time.js";

/**
 * @param bars symbol -> { start, open, close }, in order of time
 * @param day "2013-10-10" in that zone, null for the last day with trades, "all" for everything
 * @returns null without bars, else { day, times, series: [{ symbol, percents, closes, base }], base: "previous close" | "first price", days }
 *   times: epoch seconds; a point's place on the axis is its index
 */
export function columns(bars, symbols, zone, day) {
  const known = symbols.filter((symbol) => bars.get(symbol)?.start.length > 0);
  const all = [...new Set(known.flatMap((symbol) => bars.get(symbol).start))].sort((a, b) => a - b);
  if (all.length === 0) {
    return null;
  }
  const localDay = (time) => Math.floor((time + offset(zone, time)) / 86_400);
  const number = day === null ? localDay(all.at(-1)) : day === "all" ? null : Date.parse(`${day}T00:00:00Z`) / 86_400_000;
  const times = number === null ? all : all.filter((time) => localDay(time) === number);
  if (times.length === 0) {
    return null;
  }
  const place = new Map(times.map((time, index) => [time, index]));
  let previousClose = false;
  const series = known.map((symbol) => {
    const { start, open, close } = bars.get(symbol);
    const closes = new Array(times.length).fill(null);
    let base = null;
    start.forEach((time, index) => {
      const at = place.get(time);
      if (at === undefined) {
        return;
      }
      if (base === null) {
        previousClose ||= index > 0;
        base = index > 0 ? close[index - 1] : open[index];
      }
      closes[at] = close[index];
    });
    return { symbol, closes, base, percents: closes.map((price) => (price === null ? null : (price / base - 1) * 100)) };
  });
  return { day: dayOf(times.at(-1) * 1000, zone), times, series, base: previousClose ? "previous close" : "first price", days: new Set(times.map(localDay)).size };
}

/** { from, to } the places of the bars that are of the day of the one at that place, to exclusive. @param start epoch seconds in order */
export function dayAround(start, at, zone) {
  if (start.length === 0) {
    return { from: 0, to: 0 };
  }
  const localDay = (time) => Math.floor((time + offset(zone, time)) / 86_400);
  const number = localDay(start[at]);
  let [from, to] = [at, at + 1];
  while (from > 0 && localDay(start[from - 1]) === number) {
    from--;
  }
  while (to < start.length && localDay(start[to]) === number) {
    to++;
  }
  return { from, to };
}

/** Index of the last time that is not after this one, -1 when all are. */
export function placeOf(times, time) {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] <= time) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}

/** Where what was in sight among some times is among others; null when none of it is there. @param sight { min, max } in indices */
export function sightAmong(sight, before, now) {
  const [from, to] = [before[Math.max(0, Math.round(sight.min))], before[Math.min(before.length - 1, Math.round(sight.max))]];
  const [min, max] = [Math.max(0, placeOf(now, from)), placeOf(now, to)];
  return max <= min || from > now.at(-1) ? null
    // Where nothing moved, fractions of a bar stay.
    : min === Math.round(sight.min) && max === Math.round(sight.max) ? sight : { min, max };
}
