// One digest on a page of its own.

import { ask } from "../core/address.js";
import { el } from "../core/dom.js";
import { spanText } from "../core/time.js";
import { deskNamed, zone } from "../core/view.js";
import { brief } from "../desk/brief.js";
import { digestTools } from "../desk/digest-tools.js";
import { focusChart, hasChart } from "../desk/focus.js";

export async function digestPage(desk, to) {
  const digest = await ask("digest", { desk, to });
  const chart = el("button", { type: "button", class: "back" }, "On the chart");
  chart.addEventListener("click", () => focusChart(digest.to));
  return {
    desk,
    at: digest.to,
    title: `${desk}, digest of ${spanText(digest.from, digest.to, zone(desk))}`,
    parts: [el("h2", {}, `Digest of ${desk}`), hasChart(null, deskNamed(desk)) && chart,
      el("article", { class: "digest" }, brief(digest, { tools: digestTools(digest), isAlone: true }))].filter(Boolean),
  };
}
