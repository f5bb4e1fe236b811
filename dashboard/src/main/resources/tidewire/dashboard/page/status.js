// Connection and health: one word at the top right, the parts one by one behind it, a banner when something needs doing.

import { byId, el, plural } from "/page/dom.js";
import { on, store } from "/page/store.js";

const ASK_MILLIS = 10_000;

let connection = { state: "connecting", text: "connecting" };
let checks = {};

export function startStatus() {
  byId("status").addEventListener("click", () => {
    drawSheet();
    byId("health-sheet").showModal();
  });
  on("loaded", draw);
  on("caughtUp", draw);
  ask();
  setInterval(ask, ASK_MILLIS);
}

export function showConnection(state, text) {
  const back = state === "live" && connection.state !== "live";
  connection = { state, text };
  if (back) {
    ask();
  }
  draw();
}

async function ask() {
  try {
    const answer = await fetch("/health");
    checks = (await answer.json()).checks ?? {};
  } catch {
    // The connection's state says that nobody answers; the parts keep their last known state.
  }
  draw();
}

const problems = () => Object.entries(checks).filter(([, check]) => !check.ok);

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
  }
  pill.dataset.state = state;
  pill.lastElementChild.textContent = word;
  pill.title = failing.length > 0
    ? failing.map(([name, check]) => `${name}: ${check.problem}`).join("\n")
    : "Every part works. Click for the parts one by one";
  const text = connection.state === "lost" || connection.state === "refused" ? connection.text
    : failing.map(([name, check]) => `${name} ${check.problem}`).join(" · ");
  banner.hidden = text === "";
  banner.dataset.state = state;
  banner.textContent = text;
  document.documentElement.classList.toggle("stale", connection.state === "lost");
}

function drawSheet() {
  const rows = Object.entries(checks).map(([name, check]) =>
    el("div", { class: check.ok ? "ok" : "failing" }, el("dt", {}, name), el("dd", {}, check.ok ? "works" : check.problem)));
  byId("health").replaceChildren(rows.length > 0 ? el("dl", { class: "health" }, rows) : el("p", {}, "No part has reported yet."));
}
