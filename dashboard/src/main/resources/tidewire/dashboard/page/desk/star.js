// Stars: what a reader wants to find again, by its address on this page.

import { el } from "../core/dom.js";
import { setting, toggle } from "../core/settings.js";

export const isStarred = (address) => setting("stars").includes(address);

export function starButton(address) {
  const button = el("button", { type: "button", "data-tool": "star", title: "Star it (*)", "aria-label": "Star it (*)" });
  show(button, address);
  button.addEventListener("click", () => {
    toggle("stars", address);
    show(button, address);
  });
  return button;
}

function show(button, address) {
  button.textContent = isStarred(address) ? "★" : "☆";
  button.setAttribute("aria-pressed", String(isStarred(address)));
}
