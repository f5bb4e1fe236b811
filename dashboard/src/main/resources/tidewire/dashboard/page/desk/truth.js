// How far a desk is, in words: the tape, the model, the digests, the sources that this desk waits for.

import { byId, count, el } from "../core/dom.js";
import { refill } from "../core/list.js";
import { lastState, on, store } from "../core/store.js";
import { clock, clockSeconds, day, dayOf, dayYear, length, place } from "../core/time.js";
import { desk, onView, view, zone } from "../core/view.js";
import { openReader } from "../reader/route.js";
import { path } from "../core/address.js";

const REPLAY_MILLIS = 86_400_000; // A tape a day or more behind the clock is a replay, or catches up.
const LATE_MILLIS = 90_000;
const STANDING_MILLIS = 30_000;
const MODEL_LATE_MILLIS = 600_000;
const SILENT_MILLIS = 20_000;

export function startTruth() {
  for (const kind of ["loaded", "status", "sources", "telemetry", "digests"]) {
    on(kind, draw);
  }
  onView(draw);
  setInterval(draw, 1_000);
}

/** Sources of the desk in view; of every desk where it is not known which. */
export function sourcesOf(name) {
  const its = store.desks.find((one) => one.name === name)?.sources ?? [];
  return its.length === 0 ? [...store.sources.values()] : its.map((source) => store.sources.get(source)).filter(Boolean);
}

/** { state: "live" | "replay" | "behind" | "held" | "ended" | "silent" | "unknown", words } */
export function tapeState(name, now = Date.now()) {
  const status = store.status.get(name);
  const sources = sourcesOf(name);
  if (sources.length > 0 && sources.every((one) => one.state === "stopped")) {
    return { state: "ended", words: sources[0].words };
  }
  if (!status) {
    return { state: "unknown", words: "the tape has not said yet how far it is" };
  }
  const told = Date.parse(status.told);
  const behind = told - Date.parse(status.time);
  if (now - status.heard > SILENT_MILLIS) {
    return { state: "silent", words: `the tape stage has said nothing for ${length(now - status.heard)}` };
  }
  if (now - status.moved > STANDING_MILLIS) {
    return status.waitingFor
      ? { state: "held", words: `held up for ${length(now - status.moved)}: waits for ${status.waitingFor}` }
      : { state: "held", words: `stands still for ${length(now - status.moved)}` };
  }
  if (now - told >= REPLAY_MILLIS) {
    // The world whose clock this is may run thousands of times as fast as ours.
    return { state: "replay", words: `a replay of the past, ${length(behind)} behind its clock` };
  }
  if (behind >= REPLAY_MILLIS) {
    return { state: "replay", words: `catching up, ${length(behind)} behind now` };
  }
  return behind > LATE_MILLIS
    ? { state: "behind", words: `behind now by ${length(behind)}` }
    : { state: "live", words: `${length(behind)} behind now` };
}

/** What a desk without digests waits for: the model, when there is something to read, else its sources. */
export function awaitedDigest() {
  const { entries } = unread(view.desk);
  return entries > 1 ? `The model has ${count(entries)} entries of the tape still to read. ${awaited() ?? ""}` : awaited();
}

/** True of a source of trades. */
export const isTrade = (source) => source.startsWith("trades:");

/** What an empty part of a desk waits for, or null when nothing is known of its sources. @param which (source) => whether it is one of those */
export function awaited(which = () => true) {
  const sources = sourcesOf(view.desk).filter((one) => which(one.source));
  const failing = sources.filter((one) => one.state === "failing");
  if (failing.length > 0) {
    return failing.map((one) => `${plain(one.source)} ${one.words}`).join("; ") + ". The sources page says more and tests them.";
  }
  const missing = desk().sources.filter((name) => which(name) && !store.sources.has(name));
  const silent = sources.filter((one) => one.delivered === 0);
  const waits = [...missing, ...silent.map((one) => one.source)].map(plain);
  return waits.length === 0 ? null
    : `Waits for ${waits.slice(0, 4).join(", ")}${waits.length > 4 ? ` and ${waits.length - 4} more` : ""}. The sources page says when each is asked next, and tests it.`;
}

const plain = (source) => source.replace(/^(feed|trades):/, "");

function draw() {
  refill(byId("truth"), parts());
}

function parts() {
  const status = store.status.get(view.desk);
  const state = lastState(view.desk);
  const digest = store.digests.get(view.desk)?.[0];
  const its = zone();
  const { state: how, words } = tapeState(view.desk);
  const reached = status?.time ?? state?.time ?? store.tape.get(view.desk)?.[0]?.time;
  const failing = sourcesOf(view.desk).filter((one) => one.state === "failing");
  return [
    reached && el("span", { class: `tape-time ${how}` }, el("span", { class: "label" }, "tape"),
      el("b", {}, clockSeconds(reached, its)), el("span", {}, `${dayYear(reached, its)}, ${place(its)}`),
      its !== "UTC" && el("span", { class: "utc" }, `${clockSeconds(reached, "UTC")} UTC`)),
    (status || how === "ended" || store.caughtUp) && el("span", { class: `how ${how}` }, words),
    digest && el("span", {}, el("span", { class: "label" }, "digest"),
      el("b", {}, reached && dayOf(digest.to, its) !== dayOf(reached, its) ? `${day(digest.to, its)} ${clock(digest.to, its)}` : clock(digest.to, its))),
    status && model(view.desk),
    ...failing.map((one) => {
      const link = el("a", { class: "trouble", "data-name": one.source, href: path("sources"), title: one.words }, `${plain(one.source)} ${one.words}`);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        openReader(path("sources"));
      });
      return link;
    }),
  ];
}

/**
 * How far the model's reading is behind a desk's tape: entries, milliseconds from the first entry that it has not read to where the
 * tape is, whether that is much, and whether it has read nothing of this desk yet.
 */
export function unread(name) {
  const status = store.status.get(name);
  const state = lastState(name);
  const read = state?.sequence ?? -1;
  if (!status || status.sequence <= read) {
    return { entries: 0, time: 0, isMuch: false, isNew: false };
  }
  // Of the entries that are here the oldest that it has not read; where that is on an older page, where it stopped.
  const rows = store.tape.get(name) ?? [];
  const first = rows.findLast((row) => row.sequence > read);
  const since = first?.sequence === read + 1 || !state ? first?.time : state.time;
  const time = since === undefined ? 0 : Math.max(0, Date.parse(status.time) - Date.parse(since));
  return { entries: status.sequence - read, time, isMuch: time > MODEL_LATE_MILLIS, isNew: !state };
}

function model(name) {
  const { entries, time, isMuch, isNew } = unread(name);
  if (entries === 0) {
    return lastState(name) && el("span", {}, el("span", { class: "label" }, "model"), "has read all");
  }
  const behind = `${count(entries)} ${entries === 1 ? "entry" : "entries"}${time > 60_000 ? `, ${length(time)} of the tape,` : ""}`;
  return el("span", { class: isMuch ? "how behind" : "" }, el("span", { class: "label" }, "model"),
    isNew ? `has not begun: ${behind} to read` : `${behind} behind`);
}
