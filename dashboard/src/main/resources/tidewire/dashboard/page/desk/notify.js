// Sound and desktop notification at alerts, as the settings say: once a browser, by the tab that was looked at last.

import { on, store } from "../core/store.js";
import { setting } from "../core/settings.js";
import { openReader } from "../reader/route.js";
import { storyAddress } from "../core/address.js";

const MOST_SEEN = 5_000;
const ORDER = ["info", "warning", "critical"];
const seen = new Set();
const LEADER = "tidewire.tab";
const tab = `${Date.now()}-${Math.random()}`;
let audio = null;

export function startNotify() {
  addEventListener("focus", lead);
  lead();
  on("loaded", () => store.alerts.forEach((alert) => seen.add(mark(alert))));
  on("alerts", (alerts) => {
    for (const alert of alerts.filter((one) => !seen.has(mark(one)) && one.action !== "resolved")) {
      seen.add(mark(alert));
      if (seen.size > MOST_SEEN) {
        seen.delete(seen.values().next().value);
      }
      if (store.caughtUp && isLeader()) {
        tellOf(alert);
      }
    }
  });
}

const mark = (alert) => `${alert.id}/${alert.revision}`;

function lead() {
  try {
    localStorage.setItem(LEADER, tab);
  } catch {
    // Without storage every tab speaks for itself.
  }
}

function isLeader() {
  try {
    return localStorage.getItem(LEADER) === tab;
  } catch {
    return true;
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
