// What this page knows of now: filled from the state, kept up by updates. Taking the same thing twice changes nothing.

const KEEP = { digests: 200, tape: 500, bars: 10_000, moves: 1_000, alerts: 300, commands: 2_000 };
const RATE_SAMPLES = 40;
const NEAR_A_MOVE = 5; // As many stories as the server says of a move.

const listeners = new Map();

export const store = {
  caughtUp: false,
  loaded: false,
  desks: [], // { name, zone, symbols, sources }
  digests: new Map(), // desk -> digests, newest first
  tape: new Map(), // desk -> rows, last first
  bars: new Map(), // symbol -> { start: [], open: [], close: [] } in order of time
  moves: new Map(), // id -> move
  alerts: new Map(), // id -> alert
  telemetry: new Map(), // desk -> last states, newest last
  status: new Map(), // desk -> { ...tape status, moved: when it last went on, by the clock of this page }
  sources: new Map(), // name -> how it is doing
  commands: new Map(), // what people want of alerts: subject/desk/name -> the last command
  webhooks: new Map(), // webhook -> how it is doing
  watch: new Map(), // symbol -> row of the watchlist
};

const KINDS = ["digests", "tape", "bars", "moves", "alerts", "telemetry", "status", "sources", "stories", "answers", "watch", "commands", "webhooks"];

/** on("digests", (what came, first load?) => …); kinds: the lists of an update, "desks", "loaded", "caughtUp" */
export function on(kind, listener) {
  listeners.set(kind, [...(listeners.get(kind) ?? []), listener]);
}

function tell(kind, what, first) {
  for (const listener of listeners.get(kind) ?? []) {
    listener(what, first);
  }
}

/** A snapshot replaces everything. */
export function load(state) {
  for (const map of [store.digests, store.tape, store.bars, store.moves, store.alerts, store.telemetry, store.sources, store.watch, store.commands, store.webhooks]) {
    map.clear();
  }
  store.loaded = true;
  store.caughtUp = state.caughtUp;
  store.desks = state.desks;
  for (const [symbol, columns] of Object.entries(state.bars)) {
    store.bars.set(symbol, {
      start: columns.start,
      open: columns.open.map(Number),
      close: columns.close.map(Number),
    });
  }
  takeLists({ ...state, bars: undefined, digests: state.digests.toReversed(), tape: state.tape.toReversed(),
    alerts: state.alerts.toReversed() });
  tell("desks", store.desks, true);
  tell("loaded", state, true);
}

/** An update adds to it. */
export function update(change) {
  const caughtUpNow = change.caughtUp && !store.caughtUp;
  store.caughtUp = change.caughtUp;
  if (change.desks) {
    store.desks = change.desks;
    tell("desks", store.desks, false);
  }
  takeLists(change);
  for (const kind of KINDS) {
    if (change[kind]) {
      tell(kind, change[kind], false);
    }
  }
  if (caughtUpNow) {
    tell("caughtUp", true, false);
  }
}

/** A report may come after a move of its symbol: the move's row learns of it from the story. */
function linkMoves(story) {
  for (const { move, lagSeconds } of story.moves) {
    const row = store.tape.get(story.desk)?.find((one) => one.kind === "MOVE" && one.id === move);
    if (row) {
      row.stories = [...row.stories.filter((one) => one.story !== story.id), { story: story.id, title: story.title, lagSeconds }]
        .sort((a, b) => Math.abs(a.lagSeconds) - Math.abs(b.lagSeconds)).slice(0, NEAR_A_MOVE);
    }
  }
}

function takeLists(change) {
  change.digests?.forEach((digest) =>
    insert(store.digests, digest.desk, digest, KEEP.digests, (a, b) => a.to.localeCompare(b.to)));
  change.tape?.forEach((row) => insert(store.tape, row.desk, row, KEEP.tape, (a, b) => a.sequence - b.sequence));
  change.stories?.forEach(linkMoves);
  change.bars?.forEach(takeBar);
  change.moves?.forEach((move) => put(store.moves, move.id, move, KEEP.moves));
  change.alerts?.forEach((alert) => put(store.alerts, alert.id, alert, KEEP.alerts));
  change.telemetry?.forEach((state) => {
    const states = store.telemetry.get(state.desk) ?? [];
    store.telemetry.set(state.desk, [...states, state].slice(-RATE_SAMPLES));
  });
  change.status?.forEach((state) => {
    const known = store.status.get(state.desk);
    const went = known === undefined || known.time !== state.time || known.sequence !== state.sequence;
    store.status.set(state.desk, { ...state, heard: Date.now(), moved: went ? Date.now() : known.moved });
  });
  change.sources?.forEach((state) => store.sources.set(state.source, state));
  change.commands?.forEach((command) => put(store.commands, commandKey(command.subject, command.desk, command.name), command, KEEP.commands));
  change.webhooks?.forEach((state) =>
    state.state === "removed" ? store.webhooks.delete(state.webhook) : store.webhooks.set(state.webhook, state));
  change.watch?.forEach((row) => store.watch.set(row.symbol, row));
}

/** Keeps the list of this desk in descending order; an equal place is replaced (a later revision). */
function insert(lists, desk, value, keep, order) {
  const list = lists.get(desk) ?? [];
  let at = 0;
  while (at < list.length && order(list[at], value) > 0) {
    at++;
  }
  const same = at < list.length && order(list[at], value) === 0;
  list.splice(at, same ? 1 : 0, value);
  list.length = Math.min(list.length, keep);
  lists.set(desk, list);
}

function put(map, id, value, keep) {
  map.delete(id); // To the end: the first in the map is the one changed longest ago.
  map.set(id, value);
  if (map.size > keep) {
    map.delete(map.keys().next().value);
  }
}

function takeBar(bar) {
  const columns = store.bars.get(bar.symbol) ?? { start: [], open: [], close: [] };
  store.bars.set(bar.symbol, columns);
  const start = Date.parse(bar.start) / 1000;
  let at = columns.start.length;
  while (at > 0 && columns.start[at - 1] >= start) {
    at--;
  }
  const same = columns.start[at] === start ? 1 : 0;
  if (bar.trades === 0) { // None of its trades stands any more: there is no such bar.
    Object.values(columns).forEach((column) => column.splice(at, same));
    return;
  }
  columns.start.splice(at, same, start);
  columns.open.splice(at, same, Number(bar.open));
  columns.close.splice(at, same, Number(bar.close));
  if (columns.start.length > KEEP.bars) {
    Object.values(columns).forEach((column) => column.shift());
  }
}

/** What two commands share of which the later holds; without a desk it is for all. */
export const commandKey = (subject, desk, name) => `${subject}/${desk ?? "*"}/${name}`;

/** The last state of a desk's window, or undefined. */
export const lastState = (desk) => store.telemetry.get(desk)?.at(-1);
