// Building elements. All text becomes text nodes: nothing from a feed is ever parsed as markup.

/** el("p", { class: "why", title: "…" }, "text", child, null): null and false children are left out. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  fill(element, attributes, children);
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  fill(element, attributes, children);
  return element;
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    // States such as aria-selected are words; other booleans are there or not.
    if (name.startsWith("aria-") || (value !== null && value !== undefined && value !== false)) {
      element.setAttribute(name, value === true && !name.startsWith("aria-") ? "" : String(value));
    }
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== false) {
      element.append(child);
    }
  }
}

export const byId = (id) => document.getElementById(id);

/** A link that leaves the page; plain text when the address is not a web address. */
export function outside(address, attributes, ...children) {
  const href = webAddress(address);
  return href
    ? el("a", { ...attributes, href, target: "_blank", rel: "noopener noreferrer" }, ...children)
    : el("span", attributes, ...children);
}

/** The address if it is http or https, else null: a feed may write "javascript:" where a link belongs. */
export function webAddress(address) {
  try {
    const url = new URL(address);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

const numbers = new Intl.NumberFormat("en-US");

export const count = (number) => numbers.format(number);

/** "1 digest", "2 digests" */
export const plural = (number, one) => `${count(number)} ${one}${number === 1 ? "" : "s"}`;

/** Signed percent with two decimals and a real minus sign. */
export function percent(value) {
  const text = Math.abs(value).toFixed(2);
  return `${text === "0.00" ? "" : value < 0 ? "−" : "+"}${text}%`;
}

/** What an empty part says: what it is waiting for, or what to do. */
export const empty = (title, text) => el("div", { class: "empty" }, el("strong", {}, title), el("p", {}, text));

/** A price with as many digits as it needs: 167.13, 1.08352, 0.0000086. */
export function price(value) {
  const number = Number(value);
  if (!Number.isFinite(number)) {
    return "–";
  }
  const size = Math.abs(number);
  const digits = size >= 1_000 ? 2 : size >= 10 ? 2 : size >= 1 ? 4 : size === 0 ? 2 : Math.min(20, 3 - Math.floor(Math.log10(size)));
  const text = number.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: Math.max(2, digits) });
  return text.replace("-", "−");
}

/** How much was traded: 18,020,000, 10, 0.00123. */
export const amount = (value) => value.toLocaleString("en-US", { maximumSignificantDigits: 6 });

/** A link within the page: followed without loading it again. */
export const inside = (href, attributes, ...children) => el("a", { ...attributes, href, "data-inside": true }, ...children);
