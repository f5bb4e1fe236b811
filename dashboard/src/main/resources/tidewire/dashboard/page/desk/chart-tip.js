// What the pointer is over on the chart: the time, and the marks near it.

import { el } from "../core/dom.js";

const MOST = 4;
const SIGNS = { digest: "◆", item: "▏" };

const tipOf = (u) => u.over.querySelector(".tip");

/** @param time in words @param near the marks there, nearest first */
export function drawTip(u, time, near) {
  const tip = tipOf(u) ?? u.over.appendChild(el("div", { class: "tip" }));
  u.over.classList.toggle("opens", near.length > 0);
  tip.replaceChildren(
    el("b", {}, time),
    ...near.slice(0, MOST).map((mark) => el("p", { class: `${mark.kind} ${mark.still ? "" : mark.down ? "down" : "up"}` },
      el("i", {}, SIGNS[mark.kind] ?? (mark.still ? "■" : mark.down ? "▼" : "▲")), mark.text)),
    ...(near.length > MOST ? [el("p", {}, `and ${near.length - MOST} more`)] : []));
  const right = u.cursor.left > u.over.clientWidth / 2;
  tip.style.left = right ? "" : `${u.cursor.left + 12}px`;
  tip.style.right = right ? `${u.over.clientWidth - u.cursor.left + 12}px` : "";
}

/** Takes it away. True when there was one. */
export function dropTip(u) {
  const tip = tipOf(u);
  tip?.remove();
  return tip !== null;
}
