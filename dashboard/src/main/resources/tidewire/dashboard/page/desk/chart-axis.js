// What stands under the chart: times of bars, of which the hours without trades are left out.

import { clock, day, offset } from "../core/time.js";

const LEAST_PIXELS = 64; // between two ticks

/** Full hours in the zone within a day; the first bar of each day over several. */
export function ticks(u, data, zone) {
  const from = Math.max(0, Math.ceil(u.scales.x.min ?? 0));
  const to = Math.min(data.times.length - 1, Math.floor(u.scales.x.max ?? 0));
  const local = (index) => data.times[index] + offset(zone, data.times[index]);
  const unit = data.days > 1 && to - from > 400 ? 86_400 : to - from > 90 ? 3_600 : 900;
  const found = [];
  for (let index = from; index <= to; index++) {
    const begins = index === 0 ? unit === 86_400 : Math.floor(local(index) / unit) !== Math.floor(local(index - 1) / unit);
    if (begins) {
      found.push(index);
    }
  }
  const most = Math.max(2, Math.floor(u.width / LEAST_PIXELS));
  const every = Math.ceil(found.length / most);
  return found.filter((_, index) => index % every === 0);
}

export function tickText(index, data, zone) {
  const time = data.times[index] * 1000;
  const firstOfDay = data.days > 1 && (index === 0 || day(data.times[index - 1] * 1000, zone) !== day(time, zone));
  return firstOfDay ? day(time, zone) : clock(time, zone);
}
