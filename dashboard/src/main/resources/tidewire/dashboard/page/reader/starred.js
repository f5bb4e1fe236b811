// What the reader starred, on all desks: digests and stories, the last first. What loses its star stays until the page is left.

import { ask, decoded, storyAddress } from "../core/address.js";
import { el, empty, inside, plural } from "../core/dom.js";
import { keepInStep } from "../core/list.js";
import { setting } from "../core/settings.js";
import { clock, dayYear, place } from "../core/time.js";
import { zone } from "../core/view.js";
import { brief } from "../desk/brief.js";
import { digestTools } from "../desk/digest-tools.js";
import { symbolChip } from "../desk/sources.js";
import { isStarred, starButton } from "../desk/star.js";

const PAGE = 20;

let listed = []; // addresses
let most = PAGE;
const fetched = new Map(); // address -> what it is; null where it is kept no more

export async function starredPage() {
  const open = document.querySelector("#reader .starred-list");
  if (open === null) {
    [listed, most] = [[], PAGE];
    fetched.clear();
  }
  listed = [...setting("stars").filter((one) => !listed.includes(one)).reverse(), ...listed];
  const list = open ?? el("div", { class: "starred-list" });
  await fill(list);
  return { title: "Starred", isDrawn: open !== null, parts: [el("h2", { class: "story-title" }, "Starred"),
    el("p", { class: "muted" }, "Digests and stories of all desks that you starred in this browser."), list] };
}

async function fill(list) {
  const shown = listed.slice(0, most);
  await Promise.all(shown.filter((one) => !fetched.has(one)).map(async (one) => fetched.set(one, await fetchOne(one))));
  keepInStep(list, shown, (one) => one, (one) => `${isStarred(one)}/${zone(fetched.get(one)?.desk)}`, card);
  if (shown.length === 0) {
    list.append(empty("Nothing is starred yet", "☆ at a digest or on a story's page, or the key *, puts it here."));
  } else if (most < listed.length) {
    const more = el("button", { type: "button", class: "list-foot more" }, "Older");
    more.addEventListener("click", () => {
      most += PAGE;
      fill(list);
    });
    list.append(more);
  }
}

/** "…/digest/DESK/TO" or "…/story/DESK/ID", wherever this page was served when it was starred. */
async function fetchOne(address) {
  const [kind, desk, id] = address.split("/").slice(-3).map(decoded);
  try {
    return kind === "story" ? await ask("story", { desk, id }) : await ask("digest", { desk, to: id });
  } catch (problem) {
    if (problem.status >= 400 && problem.status < 500) {
      return null;
    }
    throw problem;
  }
}

function card(address) {
  const one = fetched.get(address);
  if (one === null) {
    return el("article", { class: "starred" }, el("p", { class: "muted" }, `Kept no more: ${address.split("/").slice(-3).map(decoded).join(" ")}`), starButton(address));
  }
  return one.entries ? story(address, one)
    : el("article", { class: "digest" }, el("p", { class: "kicker" }, `Digest of ${one.desk}`), brief(one, { tools: digestTools(one) }));
}

function story(address, { desk, story, entries }) {
  const its = zone(desk);
  const last = story?.last ?? entries[0].time;
  const reports = story?.reports.length ?? entries.length;
  return el("article", { class: "starred" },
    el("p", { class: "kicker" }, `Story on ${desk}`, (story ?? entries[0]).symbols.map(symbolChip)),
    el("h3", {}, inside(storyAddress(desk, story?.id ?? entries[0].story.id), {}, story?.title ?? entries[0].title)),
    el("p", { class: "muted" }, `${plural(reports, "report")}, the last on ${dayYear(last, its)} ${clock(last, its)} ${place(its)}`),
    starButton(address));
}
