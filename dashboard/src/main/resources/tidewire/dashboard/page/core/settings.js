// What this browser keeps for its reader. Without storage a choice lasts as long as the page.

const DEFAULTS = {
  zone: "desk", // desk | mine | utc
  density: "comfortable", // comfortable | compact
  sound: "none", // least severity: none | info | warning | critical
  notify: "none",
  hidden: [], // symbols not drawn on the chart
  layout: null, // { columns: [[panel, …], …], widths: [share, …], folded: [panel, …] }; null for the one of the style sheet
  stars: [], // addresses of digests
  read: [], // addresses of digests, the last ones
};

const KEY = "tidewire.settings";
const MOST_REMEMBERED = 500;
const listeners = [];
let values = { ...DEFAULTS };

try {
  values = { ...DEFAULTS, ...JSON.parse(localStorage.getItem(KEY) ?? "{}") };
} catch {
  // Forbidden or damaged storage: the defaults hold.
}

export const setting = (name) => values[name];

/** Calls back with the name of the setting that changed. */
export function onSetting(listener) {
  listeners.push(listener);
}

export function set(name, value) {
  values[name] = Array.isArray(value) ? value.slice(-MOST_REMEMBERED) : value;
  try {
    localStorage.setItem(KEY, JSON.stringify(values));
  } catch {
    // As above.
  }
  for (const listener of listeners) {
    listener(name);
  }
}

/** Puts a value into a list, or takes it out. */
export function toggle(name, value) {
  const list = values[name];
  set(name, list.includes(value) ? list.filter((one) => one !== value) : [...list, value]);
}
