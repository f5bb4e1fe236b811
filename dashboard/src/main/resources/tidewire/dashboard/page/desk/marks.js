// Marks on the chart: moves on their symbol's line, digests as lines across, items with a known minute at the foot.

import { once } from "./past.js";
import { placeOf } from "./prices.js";
import { store } from "../core/store.js";
import { digestText, topText } from "../core/rows.js";
import { matches } from "../core/view.js";
import { colour } from "../core/theme.js";

const BAR_SECONDS = 60;
const MOST_ITEMS = 300;

/**
 * All marks of a desk that fall on the shown times and that the search lets through, of what is live and of what the history holds:
 * { kind, at: index, value: what the vertical axis shows there, text, down, still: neither up nor down, row: what it stands for }
 */
export function marksOf(data, desk, past) {
  const last = data.times.at(-1) + BAR_SECONDS;
  // What was known at the end of a bar stands at that bar, hence the strict "before".
  const place = (time) => {
    const seconds = Date.parse(time) / 1000;
    return seconds > last ? -1 : placeOf(data.times, seconds - 1);
  };
  const moves = once([...store.moves.values()], past.moves, (move) => move.id).filter((move) => matches(`${move.title} ${move.symbol} ${move.text}`)).map((move) => {
    const series = data.series.find((one) => one.symbol === move.symbol);
    const still = move.kind === "halt";
    // A halt has no price of its own: it stands at the last there was.
    const at = series ? place(still ? move.from : move.to) : -1;
    return { kind: "move", at, value: series?.values[at], text: move.title, still, down: Number(move.changePercent) < 0, row: move };
  });
  const digests = once(store.digests.get(desk) ?? [], past.digests, (digest) => digest.to).filter((digest) => matches(digestText(digest))).map((digest) => ({
    kind: "digest", at: place(digest.to), text: topText(digest), row: digest }));
  const items = once(store.tape.get(desk) ?? [], past.tape, (row) => row.sequence)
    // When something of a known day or of a backlog happened is not known by when it came; beside a price it would lie.
    .filter((row) => row.kind === "ITEM" && row.precision !== "DAY" && !row.backlog && matches(`${row.title} ${row.symbols.join(" ")}`))
    .sort((a, b) => b.sequence - a.sequence)
    .slice(0, MOST_ITEMS)
    .map((row) => ({ kind: "item", at: place(row.time), text: row.title, row }));
  return [...moves, ...digests, ...items]
    .filter((mark) => mark.at >= 0 && (mark.kind !== "move" || (mark.value !== null && mark.value !== undefined)));
}

/** Marks within so many bars, moves first. */
export function marksNear(marks, index, reach) {
  const order = ["move", "digest", "item"];
  return marks
    .filter((mark) => Math.abs(mark.at - index) <= reach)
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || Math.abs(a.at - index) - Math.abs(b.at - index));
}

/** @param pinned index of the time that the reader asked for, or null */
export function drawPin(u, pinned) {
  if (pinned === null) {
    return;
  }
  const { ctx } = u;
  const { top, height } = u.bbox;
  const x = Math.round(u.valToPos(pinned, "x", true));
  ctx.save();
  ctx.strokeStyle = colour("accent");
  ctx.lineWidth = 2 * (devicePixelRatio || 1);
  ctx.globalAlpha = 0.85;
  line(ctx, x, top, top + height);
  ctx.restore();
}

export function drawMarks(u, marks) {
  const { ctx } = u;
  const { left, top, width, height } = u.bbox;
  const pixel = devicePixelRatio || 1;
  // Asked for once: every question to the style sheet costs, and there can be hundreds of marks.
  const colours = Object.fromEntries(["mark-digest", "accent", "muted", "panel", "up", "down"].map((name) => [name, colour(name)]));
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  const { min, max } = u.scales.x;
  for (const mark of marks) {
    if (mark.at < min - 1 || mark.at > max + 1) {
      continue;
    }
    const x = Math.round(u.valToPos(mark.at, "x", true));
    if (mark.kind === "digest") {
      ctx.strokeStyle = colours["mark-digest"];
      ctx.lineWidth = pixel;
      ctx.setLineDash([2 * pixel, 4 * pixel]);
      line(ctx, x, top + 7 * pixel, top + height);
      ctx.setLineDash([]);
      ctx.fillStyle = colours.accent;
      diamond(ctx, x, top + 5 * pixel, 4 * pixel);
    } else if (mark.kind === "item") {
      ctx.strokeStyle = colours.muted;
      ctx.lineWidth = pixel;
      line(ctx, x, top + height - 7 * pixel, top + height);
    } else {
      ctx.fillStyle = mark.still ? colours.muted : mark.down ? colours.down : colours.up;
      ctx.strokeStyle = colours.panel;
      ctx.lineWidth = 1.5 * pixel;
      const y = u.valToPos(mark.value, "y", true);
      if (mark.still) {
        square(ctx, x, y, 4 * pixel);
      } else {
        triangle(ctx, x, y, 6 * pixel, mark.down ? -1 : 1);
      }
    }
  }
  ctx.restore();
}

function line(ctx, x, from, to) {
  ctx.beginPath();
  ctx.moveTo(x, from);
  ctx.lineTo(x, to);
  ctx.stroke();
}

function diamond(ctx, x, y, size) {
  ctx.beginPath();
  ctx.moveTo(x, y - size);
  ctx.lineTo(x + size, y);
  ctx.lineTo(x, y + size);
  ctx.lineTo(x - size, y);
  ctx.fill();
}

function square(ctx, x, y, size) {
  ctx.strokeRect(x - size, y - size, 2 * size, 2 * size);
  ctx.fillRect(x - size, y - size, 2 * size, 2 * size);
}

/** Below a rise and pointing up, above a fall and pointing down: the line stays visible. */
function triangle(ctx, x, y, size, direction) {
  const tip = y + direction * 4;
  ctx.beginPath();
  ctx.moveTo(x, tip);
  ctx.lineTo(x + size, tip + direction * size * 1.5);
  ctx.lineTo(x - size, tip + direction * size * 1.5);
  ctx.closePath();
  ctx.stroke();
  ctx.fill();
}
