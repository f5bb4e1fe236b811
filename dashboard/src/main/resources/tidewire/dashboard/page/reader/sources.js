// Every feed and exchange: how it is doing, what it has been through, how much it brings, and a button that asks it now.

import { ask, post } from "../core/address.js";
import { count, el, empty, plural } from "../core/dom.js";
import { keepInStep, refill } from "../core/list.js";
import { store } from "../core/store.js";
import { clock, dayOf, day, full, length } from "../core/time.js";
import { zone } from "../core/view.js";
import { webhookLine } from "../desk/alert-control.js";
import { columnsOf } from "./spark.js";

const DAYS = 14;
const STATES = { starting: "starting", ok: "works", failing: "failing", stopped: "stopped", left: "read by no desk" };
const tests = new Map(); // source -> { ok, words } or "asking"
const opened = new Map(); // source -> states, of those whose past is open

export async function sourcesPage() {
  const { items, byDay, traded, newest, canTest } = await ask("sources");
  const order = ["failing", "starting", "stopped", "ok", "left"];
  // What no desk reads any more has said its last word when it was taken out of the configuration.
  const read = new Set(store.desks.flatMap((desk) => desk.sources));
  const sources = items.map((one) => (read.size === 0 || read.has(one.source) ? one : { ...one, state: "left" }))
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.source.localeCompare(b.source));
  const failing = sources.filter((one) => one.state === "failing").length;
  // A page that is open is kept in step card by card: who is at a button stays there.
  const open = document.querySelector("#reader .source-list");
  const list = open ?? el("div", { class: "source-list" });
  const note = document.querySelector("#reader .source-note") ?? el("p", { class: "muted source-note" });
  note.textContent = sources.length === 0 ? "" : `${plural(sources.length, "source")}, ${failing === 0 ? "none failing" : `${failing} failing`}`;
  keepInStep(list, sources, (one) => one.source, (one) => JSON.stringify([one, byDay[one.source], zone()]),
    (one) => source(one, byDay[one.source] ?? {}, traded[one.source], newest, canTest));
  if (sources.length === 0) {
    list.append(empty("No source has told how it is", "Each tells it with its first poll or connection. If none does, ./tidewire check asks them all."));
  }
  const hooks = document.querySelector("#reader .webhook-list") ?? el("div", { class: "webhook-list" });
  drawWebhooks(hooks);
  return { title: "Sources", isDrawn: open !== null, parts: [el("h2", { class: "story-title" }, "Sources"), note, list, hooks] };
}

function drawWebhooks(box) {
  const all = [...store.webhooks.values()];
  refill(box, all.length === 0 ? [] : [el("h3", { class: "part" }, "Where alerts go"),
    ...all.map((one) => webhookLine(one, () => drawWebhooks(box)))]);
}

/** @param symbols of a trade source */
function source(one, byDay, symbols, newest, canTest) {
  const its = zone();
  const fact = (name, time) => el("div", {}, el("dt", {}, name), el("dd", { title: time ? full(time, its) : null }, time ? when(time, its) : "–"));
  const desks = store.desks.filter((desk) => desk.sources.includes(one.source)).map((desk) => desk.name);
  const result = el("p", { class: "test-result", role: "status" });
  showTest(result, one.source);
  return el("article", { class: `source-card ${one.state}` },
    el("header", {}, el("i", { "aria-hidden": "true" }), el("h3", {}, one.source.replace(/^(feed|trades):/, "")),
      el("span", { class: "tag" }, one.source.startsWith("trades:") ? "trades" : "feed"),
      el("span", { class: "state" }, STATES[one.state] ?? one.state),
      desks.length > 0 && el("span", { class: "muted" }, `for ${desks.join(", ")}`),
      canTest && testButton(one.source, result)),
    el("p", { class: "words" }, one.state === "left" ? `Its last word: ${one.words}` : one.words),
    result,
    el("dl", { class: "facts" }, fact("in this state since", one.since), fact("last asked", one.lastAsked), fact("last item", one.lastItem), fact("next", one.nextAsk),
      el("div", {}, el("dt", {}, "delivered"), el("dd", {}, count(one.delivered))),
      (symbols || one.source.startsWith("feed:")) && el("div", { class: "by-day", title: symbols ? `Of ${symbols.join(", ")}, on all exchanges` : null },
        el("dt", {}, symbols ? "trades a day" : "items a day"), el("dd", {}, perDay(byDay, newest)))),
    past(one.source, its));
}

/** The hour, and the day when it is not the day of what is newest. */
const when = (time, its) => `${dayOf(time, its) === dayOf(new Date().toISOString(), its) ? "" : `${day(time, its)} `}${clock(time, its)}`;

function perDay(byDay, newest) {
  const last = Math.floor(Date.parse(newest) / 86_400_000);
  return columnsOf(Array.from({ length: DAYS }, (_, index) => {
    const number = last - DAYS + 1 + index;
    const value = byDay[number] ?? 0;
    return { value, text: `${day(number * 86_400_000, "UTC")}: ${count(value)}` };
  }));
}

function testButton(source, result) {
  const button = el("button", { type: "button", class: "test" }, "Test");
  button.addEventListener("click", async () => {
    tests.set(source, "asking");
    showTest(result, source);
    button.disabled = true;
    try {
      tests.set(source, await post("sources/test", { source }, {}));
    } catch (problem) {
      tests.set(source, { ok: false, words: problem.message });
    }
    button.disabled = false;
    showTest(result, source);
  });
  return button;
}

function showTest(result, source) {
  const known = tests.get(source);
  result.hidden = known === undefined;
  result.className = `test-result ${known?.ok ? "up" : known === "asking" ? "muted" : "down"}`;
  result.textContent = known === "asking" ? "Asking…" : known ? `${known.ok ? "answers" : "does not answer"}: ${known.words}` : "";
}

function past(source, its) {
  const list = el("ol", { class: "states" });
  const fold = el("details", { open: opened.has(source) }, el("summary", {}, "what it has been through"), list);
  const fill = (states) => list.replaceChildren(...states.map((one, index) => {
    const end = states[index - 1]?.since;
    return el("li", { class: one.state }, el("time", { datetime: one.since, title: full(one.since, its) }, `${day(one.since, its)} ${clock(one.since, its)}`),
      el("span", {}, `${STATES[one.state] ?? one.state}: ${one.words}`), end && el("span", { class: "muted" }, `for ${length(Date.parse(end) - Date.parse(one.since))}`));
  }));
  if (opened.has(source)) {
    fill(opened.get(source));
  }
  fold.addEventListener("toggle", async () => {
    if (!fold.open) {
      opened.delete(source);
    } else {
      const { items } = await ask("sources/states", { source });
      opened.set(source, items);
      fill(items);
    }
  });
  return fold;
}
