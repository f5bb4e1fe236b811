// Sound and desktop notification at alerts, as the settings say: once a browser, by the tab that was looked at last, and when that is
// closed by another. The browser itself says whose turn it is: nothing is left behind by a tab that goes or dies.

import { on, store } from "../core/store.js";
import { setting } from "../core/settings.js";
import { openReader } from "../reader/route.js";
import { storyAddress } from "../core/address.js";

const MOST_SEEN = 5_000;
const ORDER = ["info", "warning", "critical"];
const seen = new Set();
const TURN = "tidewire.alerts";
let isLeader = false;
let waiting = null;
let audio = null;

export function startNotify() {
  if (navigator.locks === undefined) {
    speak(true); // On a plain address of another machine there are no locks: each tab speaks for itself.
  } else {
    addEventListener("focus", () => !isLeader && lead(true));
    addEventListener("pageshow", (event) => event.persisted && lead(document.hasFocus()));
    lead(document.hasFocus());
  }
  on("loaded", () => store.alerts.forEach((alert) => seen.add(mark(alert))));
  on("alerts", (alerts) => {
    for (const alert of alerts.filter((one) => !seen.has(mark(one)) && one.action !== "resolved")) {
      seen.add(mark(alert));
      if (seen.size > MOST_SEEN) {
        seen.delete(seen.values().next().value);
      }
      if (store.caughtUp && isLeader) {
        tellOf(alert);
      }
    }
  });
}

/** Whose turn it is stands in the document, for those who help by looking at it. */
function speak(does) {
  isLeader = does;
  document.body.dataset.speaks = String(does);
}

const mark = (alert) => `${alert.id}/${alert.revision}`;

/** @param steal true to take the turn from the tab that has it, which then waits for it in its turn */
async function lead(steal) {
  waiting?.abort();
  const own = new AbortController();
  waiting = steal ? null : own;
  try {
    await navigator.locks.request(TURN, steal ? { steal } : { signal: own.signal }, () => {
      speak(true);
      waiting = null;
      return new Promise(() => {}); // For as long as this tab is there.
    });
  } catch (problem) {
    if (own.signal.aborted) {
      return; // Given up for the other way.
    }
    speak(false);
    if (problem.name === "AbortError") { // Another tab is looked at now. Anything else: this page is being left.
      lead(false);
    }
  }
}

const reaches = (name, severity) => setting(name) !== "none" && ORDER.indexOf(severity) >= ORDER.indexOf(setting(name));

function tellOf(alert) {
  if (reaches("sound", alert.severity)) {
    beep(alert.severity);
  }
  if (reaches("notify", alert.severity) && "Notification" in window && Notification.permission === "granted") {
    const note = new Notification(`${alert.desk}: ${alert.title}`, { body: alert.text, tag: alert.id });
    note.addEventListener("click", () => {
      window.focus();
      if (alert.story) {
        openReader(storyAddress(alert.desk, alert.story));
      }
    });
  }
}

/** One tone; two, higher, when it is critical. */
function beep(severity) {
  audio ??= new AudioContext();
  for (const [at, pitch] of severity === "critical" ? [[0, 880], [0.18, 1175]] : [[0, severity === "warning" ? 740 : 587]]) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.12, audio.currentTime + at);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + at + 0.16);
    tone.connect(volume).connect(audio.destination);
    tone.start(audio.currentTime + at);
    tone.stop(audio.currentTime + at + 0.17);
  }
}
