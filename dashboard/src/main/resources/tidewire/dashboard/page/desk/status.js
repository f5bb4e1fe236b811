// The word at the top right: the connection first, then what fails, then how far the desk in view is; the parts behind it.

import { path } from "../core/address.js";
import { byId, el, plural } from "../core/dom.js";
import { on, store } from "../core/store.js";
import { onView, view } from "../core/view.js";
import { sourcesOf, tapeState, unread } from "./truth.js";

const ASK_MILLIS = 10_000;
const WORDS = {
  live: "live", replay: "replay", behind: "behind", held: "held up", ended: "ended", silent: "no word from the tape", unknown: "connected",
};

let connection = { state: "connecting", text: "connecting" };
let checks = {};
let remarks = [];

export function startStatus() {
  byId("status").addEventListener("click", () => {
    drawSheet();
    byId("health-sheet").showModal();
  });
  for (const kind of ["loaded", "caughtUp", "status", "sources", "telemetry"]) {
    on(kind, draw);
  }
  onView(draw);
  ask();
  setInterval(ask, ASK_MILLIS);
}

export function showConnection(state, text) {
  const back = state === "live" && connection.state !== "live";
  connection = { state, text };
  document.body.dataset.connection = state;
  if (back) {
    ask();
  }
  draw();
}

async function ask() {
  try {
    const answer = await fetch(path("health"), { signal: AbortSignal.timeout(ASK_MILLIS) });
    const said = await answer.json();
    [checks, remarks] = [said.checks ?? {}, said.remarks ?? []];
  } catch {
    // The connection's state says that nobody answers; the parts keep their last known state.
  }
  draw();
}

/** What fails, but desks that are behind, and sources of other desks: how far a desk is stands below, where it is looked at. */
const problems = () => Object.entries(checks).filter(([name, check]) => !check.ok && !/(^|\/)desk /.test(name)
  && (!isSource(name) || sourcesOf(view.desk).some((one) => `ingest/${one.source}` === name)));

/** Those of the desk in view are named below as well. */
const isSource = (name) => store.sources.has(name.replace(/^ingest\//, ""));

function draw() {
  const failing = problems();
  const pill = byId("status");
  const banner = byId("banner");
  let [state, word] = [connection.state, connection.text];
  if (state === "lost" || state === "refused") {
    word = state === "lost" ? "connection lost" : "refused";
  } else if (state === "live" && failing.length > 0) {
    [state, word] = ["failing", plural(failing.length, "problem")];
  } else if (state === "live" && !store.caughtUp) {
    [state, word] = ["connecting", "reading topics"];
  } else if (state === "live") {
    state = tapeState(view.desk).state;
    word = WORDS[state];
    if (unread(view.desk).isMuch && ["live", "replay", "ended"].includes(state)) {
      [state, word] = ["behind", state === "live" ? "digests behind" : `${word}, digests behind`];
    }
  }
  pill.dataset.state = state;
  pill.lastElementChild.textContent = word;
  pill.title = failing.length > 0
    ? failing.map(([name, check]) => `${name}: ${check.problem}`).join("\n")
    : `${tapeState(view.desk).words}. Click for the parts one by one`;
  const text = connection.state === "lost" || connection.state === "refused" ? connection.text
    : failing.filter(([name]) => !isSource(name)).map(([name, check]) => `${name} ${check.problem}`).join(" · ");
  banner.hidden = text === "";
  banner.dataset.state = state;
  if (banner.textContent !== text) {
    banner.textContent = text; // Only a change is an alert to a screen reader.
  }
  document.documentElement.classList.toggle("stale", connection.state === "lost");
}

function drawSheet() {
  const rows = Object.entries(checks).map(([name, check]) =>
    el("div", { class: check.ok ? "ok" : "failing" }, el("dt", {}, name), el("dd", {}, check.ok ? "works" : check.problem)));
  byId("health").replaceChildren(rows.length > 0 ? el("dl", { class: "health" }, rows) : el("p", {}, "No part has reported yet."),
    ...remarks.map((remark) => el("p", { class: "muted" }, remark)));
}
