// What this browser keeps for its reader, the same in all its tabs. Without storage a choice lasts as long as the page.

const DEFAULTS = {
  zone: "desk", // desk | mine | utc
  density: "comfortable", // comfortable | compact
  sound: "none", // least severity: none | info | warning | critical
  notify: "none",
  hidden: [], // symbols not drawn on the chart
  layout: null, // { columns: [[panel, …], …], widths: [share, …], folded: [panel, …] }; null for the one of the style sheet
  stars: [], // addresses of digests and stories
  read: [], // addresses of digests, the last ones
};

const KEY = "tidewire.settings";
/** What is marked by looking at it is kept for so many; what a reader chose to keep is kept. */
const MOST_READ = 500;
const listeners = [];
/** What was chosen here and could not be written: it holds in this page. */
let unwritten = {};
let values = known();

addEventListener("storage", (event) => {
  if (event.key === KEY || event.key === null) { // Another tab changed something.
    take(known());
  }
});

/** What stands in the storage, and what was chosen here and does not; what is not of its kind is as if it were not there. */
function known() {
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    // Forbidden or damaged.
  }
  const sound = Object.entries(DEFAULTS).filter(([name, first]) => isLike(kept[name], first)).map(([name]) => [name, kept[name]]);
  return { ...DEFAULTS, ...Object.fromEntries(sound), ...unwritten };
}

function isLike(value, first) {
  return typeof value === typeof first && Array.isArray(value) === Array.isArray(first);
}

/** Tells of what differs from what was known. */
function take(now) {
  const before = values;
  values = now;
  for (const name of Object.keys(DEFAULTS).filter((one) => JSON.stringify(before[one]) !== JSON.stringify(now[one]))) {
    listeners.forEach((listener) => listener(name));
  }
}

export const setting = (name) => values[name];

/** Calls back with the name of the setting that changed, in this tab or in another. */
export function onSetting(listener) {
  listeners.push(listener);
}

export const set = (name, value) => change(name, () => value);

/** Puts a value into a list, or takes it out. */
export const toggle = (name, value) =>
  change(name, (list) => (list.includes(value) ? list.filter((one) => one !== value) : [...list, value]));

/** Changes one thing of what is kept now: what another tab changed a moment ago stands. */
function change(name, how) {
  const now = known();
  const value = how(now[name]);
  const kept = name === "read" ? value.slice(-MOST_READ) : value;
  const next = { ...now, [name]: kept };
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
    unwritten = {};
  } catch { // Forbidden or full.
    unwritten = { ...unwritten, [name]: kept };
  }
  take(next);
}
