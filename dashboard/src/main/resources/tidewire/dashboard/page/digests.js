// The stream of digests of the desk in view, newest first. What arrives while the page is open is marked until it was looked at.

import { byId, count, el, empty, plural } from "/page/dom.js";
import { markSeen, markUnseen } from "/page/desks.js";
import { badge, sourceChip, symbolChip } from "/page/sources.js";
import { on, store } from "/page/store.js";
import { clock, dayYear, full, place } from "/page/time.js";
import { matches, onView, view, zone } from "/page/view.js";

const LOOKED_AT_MILLIS = 4_000;

const fresh = new Set(); // keys of digests that arrived and were not looked at yet
const known = new Set(); // keys of digests seen in any state, to tell what is new after a reload of the state
const timers = new Map();
let everLoaded = false;

const key = (digest) => `${digest.desk}/${digest.to}/${digest.revision}`;

const lookedAt = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    clearTimeout(timers.get(target));
    if (isIntersecting) {
      timers.set(target, setTimeout(() => looked(target), LOOKED_AT_MILLIS));
    }
  }
}, { threshold: 0.4 });

export function startDigests() {
  const list = byId("digests");
  on("loaded", (state) => {
    state.digests.forEach((digest) => {
      if (everLoaded && !known.has(key(digest))) {
        arrived(digest);
      }
      known.add(key(digest));
    });
    everLoaded = true;
    drawAll();
  });
  on("digests", (digests) => {
    digests.forEach((digest) => {
      if (!known.has(key(digest)) && store.caughtUp) {
        arrived(digest);
      }
      known.add(key(digest));
    });
    add(digests.filter((digest) => digest.desk === view.desk));
  });
  on("caughtUp", drawAll);
  onView((what) => {
    drawAll();
    if (what === "desk") {
      list.scrollTop = 0;
    }
  });
  list.addEventListener("scroll", drawArrived, { passive: true });
  document.addEventListener("visibilitychange", observeFresh);
  byId("arrived").addEventListener("click", () => list.scrollTo({ top: 0, behavior: "smooth" }));
}

function arrived(digest) {
  fresh.add(key(digest));
  markUnseen(digest.desk, key(digest));
  if (digest.desk === view.desk) {
    byId("announce").textContent = `New digest: ${(digest.lead ?? digest.lines[0] ?? digest.moves).text}`;
  }
}

function looked(card) {
  timers.delete(card);
  lookedAt.unobserve(card);
  if (document.hidden) {
    return; // A page in the background is not read; it is observed again when it comes forward.
  }
  fresh.delete(card.dataset.key);
  card.classList.add("was-fresh");
  card.classList.remove("fresh");
  markSeen(card.dataset.desk, card.dataset.key);
  drawArrived();
}

function observeFresh() {
  byId("digests").querySelectorAll(".fresh").forEach((card) => {
    lookedAt.unobserve(card);
    lookedAt.observe(card);
  });
}

function drawAll() {
  lookedAt.disconnect();
  const list = byId("digests");
  list.replaceChildren(...shown().map(card));
  finish(list);
}

/** Puts new ones where they belong without touching the others, so that a reader keeps the place. */
function add(digests) {
  const list = byId("digests");
  list.querySelector(".empty")?.remove();
  for (const digest of digests) {
    const before = [...list.children].find((one) => one.dataset.to <= digest.to);
    const made = card(digest);
    if (before?.dataset.to === digest.to) {
      before.replaceWith(made);
    } else if (isShown(digest)) {
      list.insertBefore(made, before ?? null);
    }
  }
  finish(list);
}

function finish(list) {
  if (list.children.length === 0) {
    list.append(nothing());
  }
  const all = store.digests.get(view.desk)?.length ?? 0;
  byId("digests-note").textContent = all === 0 ? "" :
    view.words ? `${shown().length} of ${count(all)} match` : count(all);
  observeFresh();
  drawArrived();
}

function nothing() {
  if (view.words && (store.digests.get(view.desk)?.length ?? 0) > 0) {
    return empty("No digest matches", "Esc clears the filter.");
  }
  return store.caughtUp
    ? empty("No digest yet on this desk", "The first one is written when an interval with news or moves ends.")
    : empty("Reading the topics…", "Digests written before this page was opened appear in a moment.");
}

/** A pill over the list when new ones came in above what is being read. */
function drawArrived() {
  const list = byId("digests");
  const above = [...list.querySelectorAll(".fresh")]
    .filter((one) => one.offsetTop + one.offsetHeight / 2 < list.scrollTop).length;
  const pill = byId("arrived");
  pill.hidden = above === 0;
  pill.textContent = `${plural(above, "new digest")} ↑`;
}

const shown = () => (store.digests.get(view.desk) ?? []).filter(isShown);

function isShown(digest) {
  return !view.words || matches([
    (digest.lead ?? digest.lines[0] ?? digest.moves).text,
    ...digest.lines.flatMap((line) => [line.text, ...line.symbols, ...line.cites.map((cite) => cite.title)]),
  ].join(" "));
}

function card(digest) {
  const made = el("article", {
    class: `digest${fresh.has(key(digest)) ? " fresh" : ""}`, "data-key": key(digest), "data-desk": digest.desk,
    "data-to": digest.to,
  },
  el("header", { title: `${full(digest.from, zone())} to ${full(digest.to, zone())}` },
    el("b", {}, `${clock(digest.from, zone())}–${clock(digest.to, zone())}`),
    el("span", {}, place(zone())),
    el("span", {}, dayYear(digest.to, zone())),
    zone() !== "UTC" && el("span", { class: "utc" }, `${clock(digest.from, "UTC")}–${clock(digest.to, "UTC")} UTC`),
    digest.revision > 0 && el("span", { class: "tag" }, `revision ${digest.revision}`),
    el("span", { class: "new" }, "new")),
  digest.lead && el("h3", { class: "lead" }, digest.lead.text, " ", badge(digest.lead)),
  digest.lead?.why && el("p", { class: "why" }, digest.lead.why),
  el("ol", { class: "lines" }, digest.lines.map(line)),
  el("footer", {},
    `read ${plural(digest.tokens.read, "token")}, wrote ${count(digest.tokens.written)} · ${digest.model.name}`));
  return made;
}

function line(line) {
  const rank = Math.round(line.rank * 100);
  const why = `Rank ${line.rank.toFixed(2)} of 1, novelty ${line.novelty.toFixed(2)} nats a token, ` +
    plural(line.cites.length, "source");
  const mark = el("span", { class: "rank", title: why, role: "img", "aria-label": why }, el("i"));
  mark.firstChild.style.height = `${Math.max(6, rank)}%`;
  return el("li", {}, mark,
    el("p", {}, line.text, " ", badge(line)),
    line.why && el("p", { class: "why" }, line.why),
    el("div", { class: "cites" }, line.symbols.map(symbolChip), line.cites.map(sourceChip)));
}

/** Moves by so many digests and puts the focus there: for the keyboard. */
export function step(by) {
  const cards = [...byId("digests").querySelectorAll(".digest")];
  const top = byId("digests").scrollTop;
  const at = cards.findIndex((one) => one.offsetTop >= top - 4);
  const target = cards[Math.min(cards.length - 1, Math.max(0, (at < 0 ? cards.length : at) + by))];
  target?.scrollIntoView({ block: "start" });
}
