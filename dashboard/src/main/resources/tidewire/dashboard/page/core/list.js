// Keeps the children of an element in step with a list, touching only what changed: a reader keeps the place, focus and open folds.

import { el, empty } from "./dom.js";

/**
 * @param items newest first
 * @param key (item) => text, unique
 * @param stamp (item) => text; an equal stamp means that the drawn element still stands
 * @param make (item) => element
 */
export function keepInStep(list, items, key, stamp, make) {
  const drawn = new Map([...list.children].filter((one) => one.dataset.key !== undefined).map((one) => [one.dataset.key, one]));
  let at = list.firstElementChild;
  const used = new Set();
  for (const item of items) {
    const name = key(item);
    const mark = stamp(item);
    let element = drawn.get(name);
    used.add(name);
    if (element === undefined || element.dataset.stamp !== mark) {
      const made = make(item);
      made.dataset.key = name;
      made.dataset.stamp = mark;
      if (element !== undefined) {
        const wasAt = at === element;
        swap(element, made);
        at = wasAt ? made : at;
      }
      element = made;
    }
    if (element === at) {
      at = at.nextElementSibling;
    } else {
      list.insertBefore(element, at);
    }
  }
  for (const [name, element] of drawn) {
    if (!used.has(name)) {
      element.remove();
    }
  }
  [...list.children].filter((one) => one.dataset.key === undefined).forEach((one) => one.remove());
}

/**
 * Children instead of those that are there. Where they look the same those that are there stay; else what was focused is focused in
 * what takes its place: a reader at the keyboard is not thrown out by a price that changes.
 */
export function refill(box, children) {
  const made = children.flat().filter(Boolean);
  const old = [...box.childNodes];
  if (made.length !== old.length || made.some((one, index) => !one.isEqualNode(old[index]))) {
    const place = placeIn(box);
    box.replaceChildren(...made);
    goBack(box, place);
  }
}

/** Puts an element where another stands: what was focused or unfolded in that one is so in this one. */
function swap(old, made) {
  const place = placeIn(old);
  const folds = [...old.querySelectorAll("details")].map((one) => one.open);
  made.querySelectorAll("details").forEach((one, index) => { one.open ||= folds[index] ?? false; });
  old.replaceWith(made);
  goBack(made, place);
}

const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";
const nameOf = (one) => [one.tagName, one.dataset.name ?? one.getAttribute("aria-label") ?? one.textContent].join(" ");
const focusable = (box) => [...(box.matches(FOCUSABLE) ? [box] : []), ...box.querySelectorAll(FOCUSABLE)];

/** What is focused in a box: its name, which one of that name it is, and which of all; null when nothing is. */
function placeIn(box) {
  const focused = document.activeElement;
  if (!box.contains(focused)) {
    return null;
  }
  const all = focusable(box);
  const name = nameOf(focused);
  return { name, nth: all.filter((one) => nameOf(one) === name).indexOf(focused), index: all.indexOf(focused) };
}

function goBack(box, place) {
  if (place !== null && !box.contains(document.activeElement)) {
    const all = focusable(box);
    (all.filter((one) => nameOf(one) === place.name)[place.nth] ?? all[Math.min(place.index, all.length - 1)])?.focus({ preventScroll: true });
  }
}

/** What stands under a list: more of it, or why there is none. */
export function foot(list, progress, hasRows, nothing, onMore) {
  const more = (text) => {
    const button = el("button", { type: "button", class: "list-foot more" }, text);
    button.addEventListener("click", onMore);
    return button;
  };
  if (progress.problem) {
    list.append(hasRows ? el("p", { class: "list-foot" }, `Older ones cannot be read: ${progress.problem}`) : empty("The history does not answer", progress.problem),
      more("Try again"));
  } else if (progress.loading) {
    list.append(el("p", { class: "list-foot" }, "Searching…"));
  } else if (!hasRows) {
    list.append(nothing());
  } else if (!progress.ended) {
    list.append(more("Older"));
  }
}

/** Draws once a frame at most, however many kinds changed. */
export function oncePerFrame(draw) {
  let asked = 0;
  return () => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      draw();
    });
  };
}
