// Event times in a desk's zone and in UTC. The wall clock of the browser plays no part: a replay of 2013 shows 2013.

const formats = new Map();

function format(zone, options) {
  const key = zone + JSON.stringify(options);
  let known = formats.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", ...options });
    formats.set(key, known);
  }
  return known;
}

const asDate = (time) => new Date(time);

export const clock = (time, zone) => format(zone, { hour: "2-digit", minute: "2-digit" }).format(asDate(time));

export const clockSeconds = (time, zone) =>
  format(zone, { hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(asDate(time));

export const day = (time, zone) =>
  format(zone, { weekday: "short", day: "numeric", month: "short" }).format(asDate(time)).replace(",", "");

export const dayYear = (time, zone) =>
  format(zone, { weekday: "short", day: "numeric", month: "short", year: "numeric" })
    .format(asDate(time))
    .replace(",", "");

/** "Thu 10 Oct 2013, 10:31:05 New York (14:31:05 UTC)" */
export const full = (time, zone) =>
  `${dayYear(time, zone)}, ${clockSeconds(time, zone)} ${place(zone)}` +
  (zone === "UTC" ? "" : ` (${clockSeconds(time, "UTC")} UTC)`);

/** "America/New_York" -> "New York"; "Z" and "UTC" -> "UTC" */
export function place(zone) {
  return zone === "Z" ? "UTC" : zone.split("/").pop().replaceAll("_", " ");
}

const known = new Map();

/** Java writes UTC as "Z", browsers know it as "UTC". A zone that the browser does not know is shown as UTC. */
export function browserZone(zone) {
  if (!known.has(zone)) { // Making a format costs much, and a chart asks for each of its points.
    try {
      known.set(zone, new Intl.DateTimeFormat("en-GB", { timeZone: zone === "Z" ? "UTC" : zone }).resolvedOptions().timeZone);
    } catch {
      known.set(zone, "UTC");
    }
  }
  return known.get(zone);
}

/** The zone of this browser. */
export const OWN = Intl.DateTimeFormat().resolvedOptions().timeZone;

const offsets = new Map();

/** Seconds to add to an epoch second to get local wall time as if it were UTC. Cached by quarter of an hour. */
export function offset(zone, epochSecond) {
  const key = `${zone}/${Math.floor(epochSecond / 900)}`;
  let known = offsets.get(key);
  if (known === undefined) {
    const at = new Date(epochSecond * 1000);
    const parts = Object.fromEntries(
      format(zone, { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" })
        .formatToParts(at)
        .map((part) => [part.type, Number(part.value)]));
    const local = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second) / 1000;
    known = local - Math.floor(at.getTime() / 1000);
    offsets.set(key, known);
  }
  return known;
}

/** "2013-10-10", the day at that time in that zone */
export const dayOf = (time, zone) => format(zone, { year: "numeric", month: "2-digit", day: "2-digit" })
  .formatToParts(asDate(time)).filter((part) => part.type !== "literal").map((part) => part.value).reverse().join("-");

/** { from, to } of a day of a zone as ISO texts in UTC, to exclusive */
export function dayRange(day, zone) {
  const midnight = (text) => {
    const utc = Date.parse(`${text}T00:00:00Z`) / 1000;
    const guess = utc - offset(zone, utc);
    return new Date((utc - offset(zone, guess)) * 1000).toISOString().replace(".000", "");
  };
  return { from: midnight(day), to: midnight(dayPlus(day, 1)) };
}

export const dayPlus = (day, days) =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** "10:00–10:30" within a day, "Wed 9 Oct 16:00 – Thu 10 Oct 10:00" over more */
export function spanText(from, to, zone) {
  const last = new Date(Date.parse(to) - 1).toISOString(); // An interval that ends at midnight is of one day.
  return dayOf(from, zone) === dayOf(last, zone)
    ? `${clock(from, zone)}–${clock(to, zone)}`
    : `${day(from, zone)} ${clock(from, zone)} – ${day(to, zone)} ${clock(to, zone)}`;
}

/** "40 s", "5 min", "3 h", "2 days", "13 years" */
export function length(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  return seconds < 90 ? `${seconds} s`
    : seconds < 5400 ? `${Math.round(seconds / 60)} min`
      : seconds < 172_800 ? `${Math.round(seconds / 3600)} h`
        : seconds < 730 * 86_400 ? `${Math.round(seconds / 86_400)} days`
          : `${Math.round(seconds / (365.25 * 86_400))} years`;
}
