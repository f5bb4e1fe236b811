// What people want of alerts: acknowledged, muted, a webhook turned on again. The part that delivers reads the same commands.

import { post } from "../core/address.js";
import { el } from "../core/dom.js";
import { commandKey, store } from "../core/store.js";
import { clock, day, dayOf } from "../core/time.js";
import { zone } from "../core/view.js";

const LENGTHS = [[60, "1 hour"], [480, "8 hours"], [1_440, "24 hours"], [10_080, "7 days"]];
const SEVERITIES = ["info", "warning", "critical"];
const sending = new Map(); // alert or webhook -> what is wrong with the last command, or "" while it is on its way

/** { words, undo: [command, …] } when the alert would not be sent now, else null. The order is that of the delivery. */
export function heldBack(alert, now = Date.now()) {
  const acknowledged = last("alert", alert.desk, alert.id);
  if (acknowledged && SEVERITIES.indexOf(alert.severity) <= SEVERITIES.indexOf(acknowledged.severity)) {
    return { words: "acknowledged", undo: [] };
  }
  for (const [subject, names] of subjects(alert)) {
    const mutes = names.map((name) => mute(subject, alert.desk, name, now));
    if (mutes.length > 0 && mutes.every(Boolean)) {
      return { words: `${subject === "story" ? "story" : names.join(", ")} muted until ${until(mutes)}`, undo: mutes };
    }
  }
  return null;
}

const subjects = (alert) => [["story", alert.story ? [alert.story] : []], ["symbol", alert.symbols], ["rule", alert.rule.split(", ")]];

/** Of a word for this desk and one for all the later holds. */
function last(subject, desk, name) {
  const [own, all] = [store.commands.get(commandKey(subject, desk, name)), store.commands.get(commandKey(subject, null, name))];
  return !own || !all ? own ?? all : Date.parse(own.given) < Date.parse(all.given) ? all : own;
}

function mute(subject, desk, name, now) {
  const command = last(subject, desk, name);
  return command?.action === "mute" && now < Date.parse(command.until) ? command : null;
}

function until(mutes) {
  const end = Math.min(...mutes.map((one) => Date.parse(one.until)));
  return `${dayOf(end, zone()) === dayOf(Date.now(), zone()) ? "" : `${day(end, zone())} `}${clock(end, zone())}`;
}

/** Something that changes when the state of the alert does: for what is drawn once. */
export const controlStamp = (alert) => `${heldBack(alert)?.words ?? ""}/${sending.get(alert.id) ?? "-"}`;

/** The state of an alert and what may be done with it. @param again draws once more */
export function alertControl(alert, again) {
  const held = heldBack(alert);
  const problem = sending.get(alert.id);
  const give = (commands) => send(alert.id, commands, again);
  return el("div", { class: "control" },
    held && el("span", { class: "tag held-back" }, held.words),
    held && held.undo.length > 0 && act("Unmute", "Let its messages go again",
      () => give(held.undo.map(({ subject, name, desk }) => ({ action: "unmute", subject, name, desk })))),
    !held && act("Acknowledge", "No more messages of it, unless it becomes graver",
      () => give([{ action: "acknowledge", subject: "alert", name: alert.id, desk: alert.desk, severity: alert.severity }])),
    !held && muteMenu(alert, give),
    problem !== undefined && el("span", { class: problem === "" ? "muted" : "why", role: "status" }, problem || "sending…"));
}

function muteMenu(alert, give) {
  const menu = el("select", { "aria-label": `Mute ${alert.title}` }, el("option", { value: "" }, "Mute…"),
    subjects(alert).filter(([, names]) => names.length > 0).map(([subject, names]) =>
      el("optgroup", { label: subject === "story" ? "This story" : `${subject === "rule" ? "Rule " : ""}${names.join(", ")}` },
        LENGTHS.map(([minutes, text]) => el("option", { value: `${subject} ${minutes}` }, text)))));
  menu.addEventListener("change", () => {
    const [subject, minutes] = menu.value.split(" ");
    const names = subjects(alert).find(([name]) => name === subject)?.[1] ?? [];
    give(names.map((name) => ({ action: "mute", subject, name, desk: alert.desk, minutes: Number(minutes) })));
  });
  return menu;
}

function act(text, title, then) {
  const button = el("button", { type: "button", title }, text);
  button.addEventListener("click", then);
  return button;
}

async function send(about, commands, again) {
  sending.set(about, "");
  again();
  try {
    for (const command of commands) { // One after the other: an alert of many symbols is no crowd before the server.
      await post("alert-commands", {}, command);
    }
    sending.delete(about);
  } catch (problem) {
    sending.set(about, problem.message);
  }
  again();
}

const STATES = { on: "works", failing: "failing", off: "off" };

/** The webhooks that do not take what is sent to them. */
export const troubled = () => [...store.webhooks.values()].filter((one) => one.state !== "on");

/** A webhook in a line: its state, and the way to turn it on again. */
export function webhookLine(one, again) {
  const problem = sending.get(one.webhook);
  return el("div", { class: `webhook ${one.state}` },
    el("i", { "aria-hidden": "true" }), el("b", {}, one.webhook), el("span", { class: "muted" }, `${one.format} at ${one.host}`),
    el("span", { class: "state" }, STATES[one.state] ?? one.state), el("span", { class: "words" }, one.words),
    one.state !== "on" && act("Turn on", "Try it again now", () => send(one.webhook, [{ action: "turn-on", subject: "webhook", name: one.webhook }], again)),
    problem !== undefined && el("span", { class: problem === "" ? "muted" : "why", role: "status" }, problem || "sending…"));
}
