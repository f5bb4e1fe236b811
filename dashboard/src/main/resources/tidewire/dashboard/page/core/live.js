// The connection: a snapshot, then every update after it. Updates that come while the snapshot is on its way wait for it; those
// that it holds already are left out. "reset" from the server means that too much was missed: everything is loaded again.

import { ask, path } from "./address.js";
import { load, update } from "./store.js";
import { openStream } from "./stream.js";

let tell = () => {};
let waiting = null; // Frames that came while the snapshot was asked for; null when there is nothing to wait for.
let wait = 1_000;

/** A snapshot that takes longer is asked for again, with twice the time: what waits for it must not grow without end. */
const PATIENCE = 30_000;
const MOST_PATIENCE = 480_000;
let patience = PATIENCE;

/** @param listener called with ("live" | "connecting" | "lost" | "refused", text) */
export function connect(listener) {
  tell = listener;
  const worker = sharedWorker();
  if (worker === null) {
    openStream(path("api/stream"), take);
    return;
  }
  worker.port.addEventListener("message", ({ data }) => take(data));
  worker.port.start();
  addEventListener("pagehide", () => worker.port.postMessage("bye"));
  addEventListener("pageshow", (event) => event.persisted && worker.port.postMessage("back"));
}

/** Only our own script: the policy that the security headers name lets nothing else through. */
function sharedWorker() {
  const address = path("page/core/worker.js");
  if (!("SharedWorker" in window)) {
    return null;
  }
  try {
    const policy = window.trustedTypes?.createPolicy("tidewire-worker", { createScriptURL: (url) => {
      if (url !== address) {
        throw new TypeError("no such worker");
      }
      return url;
    } });
    return new SharedWorker(policy ? policy.createScriptURL(address) : address, { type: "module", name: "tidewire" });
  } catch (problem) {
    console.warn("no shared worker, this tab has a connection of its own", problem);
    return null;
  }
}

function take(message) {
  if (message.state === "open") {
    snapshot();
  } else if (message.state === "lost") {
    tell("lost", "Connection lost. What you see stands still; this page comes back by itself.");
  } else if (message.event === "reset") {
    snapshot();
  } else if (waiting !== null) {
    waiting.push(message);
  } else {
    update(JSON.parse(message.data));
  }
}

async function snapshot() {
  if (waiting !== null) {
    return; // One is on its way, and what comes meanwhile is kept.
  }
  waiting = [];
  try {
    const state = await ask("state", {}, { signal: AbortSignal.timeout(patience) });
    load(state);
    const frames = waiting;
    waiting = null;
    const [hub, seen] = number(state.lastEventId);
    for (const frame of frames) {
      const [its, at] = number(frame.id);
      if (its === hub && at > seen) {
        update(JSON.parse(frame.data));
      }
    }
    wait = 1_000;
    patience = PATIENCE;
    tell("live", "live");
  } catch (problem) {
    patience = Math.min(MOST_PATIENCE, 2 * patience);
    waiting = null;
    if (problem.status) {
      tell("refused", problem.message);
    } else {
      tell("lost", "The dashboard does not answer. Is Tidewire running? This page tries again by itself.");
    }
    setTimeout(snapshot, wait);
    wait = Math.min(wait * 2, 15_000);
  }
}

function number(id) {
  const at = id.lastIndexOf("-");
  return [id.slice(0, at), Number(id.slice(at + 1))];
}
