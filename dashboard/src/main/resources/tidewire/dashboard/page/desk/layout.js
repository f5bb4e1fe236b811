// Where the panels stand: moved by hand or arrow keys, folded, columns of any width; kept in this browser.

import { byId, el } from "../core/dom.js";
import { onSetting, set, setting } from "../core/settings.js";

const FIRST = { columns: [["digests"], ["tape"], ["prices", "watchlist", "alerts", "window"]], widths: [1.12, 0.84, 1.2], folded: ["window"] };
const NARROWEST = 0.3;
const STEP = 0.08;

const panels = new Map([...document.querySelectorAll("[data-panel]")].map((panel) => [panel.dataset.panel, panel]));
const columns = [...document.querySelectorAll("#main > .column")];
const gaps = columns.slice(1).map((column, index) => gap(index));

export function startLayout() {
  panels.forEach(addTools);
  columns.slice(1).forEach((column, index) => column.before(gaps[index]));
  columns.forEach((column, index) => column.addEventListener("dragover", (event) => over(event, index)));
  onSetting((name) => name === "layout" && draw());
  draw();
}

/** True if that panel shows its head only. */
export const isFolded = (name) => layout().folded.includes(name);

/** What is kept, if it names each panel once; a panel that is newer than what is kept stands where it does at first. */
function layout() {
  const kept = setting("layout");
  if (!Array.isArray(kept?.columns) || kept.columns.length !== FIRST.columns.length || ![...kept.columns, kept.folded ?? []].every(Array.isArray)) {
    return structuredClone(FIRST);
  }
  const seen = new Set();
  const its = kept.columns.map((names) => names.filter((name) => panels.has(name) && !seen.has(name) && seen.add(name)));
  FIRST.columns.forEach((names, index) => its[index].push(...names.filter((name) => !seen.has(name))));
  const widths = FIRST.widths.map((width, index) => (kept.widths?.[index] >= NARROWEST ? kept.widths[index] : width));
  return { columns: its, widths, folded: (kept.folded ?? []).filter((name) => panels.has(name)) };
}

function draw() {
  const { columns: its, widths, folded } = layout();
  const focused = document.activeElement;
  columns.forEach((column, index) => {
    if (its[index].join() !== [...column.children].map((one) => one.dataset.panel).join()) {
      column.replaceChildren(...its[index].map((name) => panels.get(name)));
    }
    column.style.setProperty("--share", widths[index]);
    column.classList.toggle("empty-column", its[index].length === 0);
  });
  if (focused?.isConnected && focused !== document.activeElement) {
    focused.focus(); // Moving an element takes the focus from what is inside of it.
  }
  gaps.forEach((one, index) => {
    const both = widths[index] + widths[index + 1];
    one.setAttribute("aria-valuenow", Math.round((100 * widths[index]) / both));
  });
  panels.forEach((panel, name) => {
    const isIt = folded.includes(name);
    panel.classList.toggle("folded", isIt);
    const button = panel.querySelector(".fold");
    button.setAttribute("aria-expanded", String(!isIt));
    button.title = `${isIt ? "Unfold" : "Fold"} ${name}`;
  });
  dispatchEvent(new Event("resize"));
}

function change(how) {
  const next = layout();
  how(next);
  set("layout", next);
}

function addTools(panel, name) {
  const fold = el("button", { type: "button", class: "fold", "aria-label": `Show ${name}` });
  fold.addEventListener("click", () => change((its) => {
    its.folded = its.folded.includes(name) ? its.folded.filter((one) => one !== name) : [...its.folded, name];
  }));
  const grip = el("button", { type: "button", class: "grip", draggable: "true", title: `Move ${name}: drag it, or arrow keys`, "aria-label": `Move ${name}` });
  grip.addEventListener("dragstart", (event) => {
    event.dataTransfer.setData("text/plain", name);
    event.dataTransfer.setDragImage(panel, 0, 0);
    panel.classList.add("dragged");
  });
  grip.addEventListener("dragend", () => panel.classList.remove("dragged"));
  grip.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (by) {
      event.preventDefault();
      move(name, ...by);
    }
  });
  panel.querySelector(".head").append(el("span", { class: "panel-tools" }, grip, fold));
}

function move(name, aside, down) {
  change((its) => {
    const from = its.columns.findIndex((names) => names.includes(name));
    const at = its.columns[from].indexOf(name);
    const to = Math.max(0, Math.min(its.columns.length - 1, from + aside));
    its.columns[from].splice(at, 1);
    const place = aside !== 0 ? its.columns[to].length : Math.max(0, Math.min(its.columns[to].length, at + down));
    its.columns[to].splice(place, 0, name);
  });
}

/** While a panel is dragged over a column it moves there: what is seen is what will be. */
function over(event, index) {
  const dragged = document.querySelector(".panel.dragged")?.dataset.panel;
  if (!dragged) {
    return;
  }
  event.preventDefault();
  const others = [...columns[index].children].filter((one) => one.dataset.panel !== dragged);
  const before = others.findIndex((one) => event.clientY < one.getBoundingClientRect().top + one.offsetHeight / 2);
  const place = before < 0 ? others.length : before;
  const now = layout().columns[index];
  if (now.indexOf(dragged) !== place) {
    change((its) => {
      its.columns = its.columns.map((names) => names.filter((one) => one !== dragged));
      its.columns[index].splice(place, 0, dragged);
    });
  }
}

/** The gap between two columns: what is dragged to change their widths. */
function gap(index) {
  const made = el("div", { class: "gap", role: "separator", tabindex: "0", "aria-orientation": "vertical", "aria-valuemin": "0", "aria-valuemax": "100",
    "aria-valuenow": "50", "aria-label": `Width of column ${index + 1}`, title: "Drag, or arrow keys, to change the widths" });
  const widen = (by) => change((its) => {
    const most = its.widths[index + 1] - NARROWEST;
    const allowed = Math.max(NARROWEST - its.widths[index], Math.min(most, by));
    its.widths[index] += allowed;
    its.widths[index + 1] -= allowed;
  });
  made.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (by) {
      event.preventDefault();
      widen(by);
    }
  });
  made.addEventListener("pointerdown", (event) => {
    made.setPointerCapture(event.pointerId);
    const from = { x: event.clientX, widths: layout().widths };
    const pixels = byId("main").clientWidth / from.widths.reduce((sum, one) => sum + one);
    const drag = (moved) => widen(from.widths[index] + (moved.clientX - from.x) / pixels - layout().widths[index]);
    made.addEventListener("pointermove", drag);
    made.addEventListener("lostpointercapture", () => made.removeEventListener("pointermove", drag), { once: true });
  });
  return made;
}
