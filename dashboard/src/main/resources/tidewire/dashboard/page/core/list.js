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
        element.replaceWith(made);
        at = at === element ? made : at;
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

/** What stands under a list: more of it, or why there is none. */
export function foot(list, progress, hasRows, nothing, onMore) {
  if (!hasRows && !progress.loading) {
    list.append(progress.problem ? empty("The history does not answer", progress.problem) : nothing());
    return;
  }
  if (progress.problem) {
    list.append(el("p", { class: "list-foot" }, `Older ones cannot be read: ${progress.problem}`));
  } else if (progress.loading) {
    list.append(el("p", { class: "list-foot" }, "Searching…"));
  } else if (!progress.ended && hasRows) {
    const button = el("button", { type: "button", class: "list-foot more" }, "Older");
    button.addEventListener("click", onMore);
    list.append(button);
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
