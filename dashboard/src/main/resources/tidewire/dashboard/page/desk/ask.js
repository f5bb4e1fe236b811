// Questions to the desk's tape, and the answers as they are written, with what they stand on.

import { ask, post } from "../core/address.js";
import { byId, el, plural } from "../core/dom.js";
import { keepInStep } from "../core/list.js";
import { on } from "../core/store.js";
import { onView, view } from "../core/view.js";
import { badge, sourceLinks } from "./sources.js";

const KEEP = 4;
const PATIENCE_MILLIS = 60_000;
let numbers = 0;
const asked = []; // { number, id, desk, text, parts: Map, problem, since }

export function startAsk() {
  byId("ask").addEventListener("submit", (event) => {
    event.preventDefault();
    const field = byId("question");
    const text = field.value.trim();
    if (text !== "") {
      field.value = "";
      send(text);
    }
  });
  on("answers", (answers) => {
    answers.forEach((answer) => asked.find((one) => one.id === answer.question)?.parts.set(answer.part, answer));
    draw();
  });
  on("loaded", again);
  onView(draw);
  setInterval(() => asked.some(isWaiting) && draw(), 5_000);
}

async function send(text) {
  const question = { number: numbers++, id: null, desk: view.desk, text, parts: new Map(), problem: null, context: 0, since: Date.now() };
  asked.push(question);
  asked.splice(0, asked.length - KEEP);
  draw();
  try {
    const { id, context } = await post("questions", {}, { desk: view.desk, text });
    Object.assign(question, { id, context });
    await fetchParts(question); // Those that came before the id did.
  } catch (problem) {
    question.problem = problem.message;
  }
  draw();
}

/** After a lost connection: what was answered meanwhile. */
async function again() {
  await Promise.all(asked.filter(isWaiting).map((one) => fetchParts(one).catch(() => {})));
  draw();
}

async function fetchParts(question) {
  const { items } = await ask("answers", { question: question.id });
  items.forEach((part) => question.parts.set(part.part, part));
}

const isWaiting = (question) => question.problem === null && ![...question.parts.values()].some((part) => part.done);

function draw() {
  const shown = asked.filter((one) => one.desk === view.desk);
  const box = byId("answers");
  const before = box.textContent;
  box.hidden = shown.length === 0;
  keepInStep(box, shown, (one) => `${one.number}`, stamp, card);
  if (box.textContent !== before) {
    box.scrollTop = box.scrollHeight;
  }
}

const isLong = (question) => Date.now() - question.since > PATIENCE_MILLIS;

/** Changes when what is to be seen of it does. */
const stamp = (one) => JSON.stringify([[...one.parts.values()], one.problem, one.context, isWaiting(one) && isLong(one)]);

function card(question) {
  const parts = [...question.parts.values()].sort((a, b) => a.part - b.part);
  const done = parts.some((part) => part.done);
  const why = parts.find((part) => part.why)?.why;
  const nothing = done && !why && parts.every((part) => part.text === null);
  const close = el("button", { type: "button", class: "close", "aria-label": "Take this answer away" }, "×");
  close.addEventListener("click", () => {
    asked.splice(asked.indexOf(question), 1);
    draw();
  });
  return el("article", { class: "answer", "aria-live": "polite", "aria-busy": isWaiting(question) },
    el("h3", {}, question.text, close),
    parts.filter((part) => part.text !== null).map((part) => el("p", {}, part.text, " ", badge(part),
      el("span", { class: "cites" }, sourceLinks(part.cites)))),
    nothing && el("p", { class: "muted" }, "Nothing on the tape says so."),
    (question.problem ?? why) && el("p", { class: "why" }, question.problem ?? why),
    isWaiting(question) && el("p", { class: "muted" }, isLong(question)
      ? "No answer yet: the model may be busy, or no digest stage runs. It appears here when it comes."
      : `Reading the tape${question.context > 0 ? ` and ${plural(question.context, "item")} that the search found` : ""}…`));
}
