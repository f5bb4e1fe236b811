// One digest on a page of its own.

import { ask } from "../core/address.js";
import { el } from "../core/dom.js";
import { spanText } from "../core/time.js";
import { zone } from "../core/view.js";
import { brief } from "../desk/brief.js";

export async function digestPage(desk, to) {
  const digest = await ask("digest", { desk, to });
  return {
    desk,
    title: `${desk}, digest of ${spanText(digest.from, digest.to, zone(desk))}`,
    parts: [el("h2", {}, `Digest of ${desk}`), el("article", { class: "digest" }, brief(digest, false))],
  };
}
