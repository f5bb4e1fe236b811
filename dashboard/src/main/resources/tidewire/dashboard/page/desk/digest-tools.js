// What can be done with a digest: star it, mark it as read, copy it, pass it on.

import { digestAddress } from "../core/address.js";
import { byId, el } from "../core/dom.js";
import { topText } from "../core/rows.js";
import { setting, toggle } from "../core/settings.js";
import { markdown, plainText } from "./brief.js";
import { starButton } from "./star.js";

export const isRead = (digest) => setting("read").includes(digestAddress(digest));

export function digestTools(digest) {
  const tool = (name, text, title, pressed) => {
    const button = el("button", { type: "button", "data-tool": name, title, "aria-label": title, ...(pressed === undefined ? {} : { "aria-pressed": pressed }) }, text);
    button.addEventListener("click", () => perform(name, digest, button));
    return button;
  };
  return el("span", { class: "tools" },
    el("span", { class: "tag fresh-tag" }, "new"),
    starButton(digestAddress(digest)),
    tool("read", "✓", "Mark it as read", isRead(digest)),
    tool("text", "text", "Copy as plain text"),
    tool("copy", "md", "Copy as Markdown (c)"),
    tool("link", "link", "Copy its address"),
    "share" in navigator && tool("share", "share", "Share its address"));
}

/** @param button that was pressed; null for a key */
export async function perform(name, digest, button) {
  const address = new URL(digestAddress(digest), location.href).href;
  if (name === "star" || name === "read") {
    toggle(name === "star" ? "stars" : "read", digestAddress(digest));
    button?.setAttribute("aria-pressed", String(isRead(digest)));
  } else if (name === "share") {
    await navigator.share({ title: topText(digest), url: address }).catch(() => {});
  } else {
    const text = { copy: () => `${markdown(digest)}\n\n${address}`, text: () => `${plainText(digest)}\n\n${address}`, link: () => address }[name]();
    await copy(text);
    byId("announce").textContent = "Copied";
    if (button) {
      const name = button.textContent;
      button.textContent = "copied";
      setTimeout(() => { button.textContent = name; }, 1_500);
    }
  }
}

/** The clipboard's interface is there on secure addresses only; a selection works everywhere. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return;
  } catch {
    // Not there, or not allowed.
  }
  const field = el("textarea", { class: "hidden", "aria-hidden": true });
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
