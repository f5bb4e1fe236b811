// The connection: a snapshot, then every update after it. The browser itself comes back with Last-Event-ID after a break; the
// server then sends what was missed, or "reset" when that is too much or it was restarted, and everything is loaded again.

import { load, update } from "/page/store.js";

const SLOWEST_RETRY = 15_000;

let source = null;
let wait = 1_000;
let tell = () => {};

/** @param listener called with ("live" | "connecting" | "lost" | "refused", text) */
export function connect(listener) {
  tell = listener;
  begin();
}

async function begin() {
  source?.close();
  source = null;
  try {
    const answer = await fetch("/api/state", { headers: { accept: "application/json" } });
    if (!answer.ok) {
      const problem = await answer.json().catch(() => ({}));
      throw new Refused(problem.error ?? `the dashboard answered ${answer.status}`);
    }
    const state = await answer.json();
    load(state);
    listen(state.lastEventId);
  } catch (problem) {
    if (problem instanceof Refused) {
      tell("refused", problem.message);
    } else {
      tell("lost", "The dashboard does not answer. Is Tidewire running? This page tries again by itself.");
      if (!(problem instanceof TypeError)) {
        console.error(problem); // A TypeError is fetch's way to say "no connection".
      }
    }
    later();
  }
}

class Refused extends Error {}

function listen(after) {
  source = new EventSource(`/api/stream?after=${encodeURIComponent(after)}`);
  source.addEventListener("open", () => {
    wait = 1_000;
    tell("live", "live");
  });
  source.addEventListener("update", (event) => update(JSON.parse(event.data)));
  source.addEventListener("reset", () => {
    source.close();
    setTimeout(begin, 500);
  });
  source.addEventListener("error", () => {
    tell("lost", "Connection lost. What you see stands still; this page comes back by itself.");
    if (source.readyState === EventSource.CLOSED) {
      later();
    }
  });
}

function later() {
  setTimeout(begin, wait);
  wait = Math.min(wait * 2, SLOWEST_RETRY);
}
