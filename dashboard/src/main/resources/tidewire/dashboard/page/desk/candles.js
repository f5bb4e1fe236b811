// One symbol as candles with its volume below, drawn on the chart's canvas.

import { colour } from "../core/theme.js";

const VOLUME_SHARE = 0.2; // of the height

/** @param bars { open, high, low, close, volume } as arrays of numbers, by index */
export function drawCandles(u, bars) {
  const { ctx } = u;
  const { left, top, width, height } = u.bbox;
  const pixel = devicePixelRatio || 1;
  const first = Math.max(0, Math.floor(u.scales.x.min));
  const last = Math.min(bars.close.length - 1, Math.ceil(u.scales.x.max));
  const body = Math.max(pixel, Math.min(14 * pixel, (width / Math.max(1, u.scales.x.max - u.scales.x.min)) * 0.68));
  const most = Math.max(...bars.volume.slice(first, last + 1), 1e-12);
  const [up, down] = [colour("up"), colour("down")];
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  for (let index = first; index <= last; index++) {
    const x = Math.round(u.valToPos(index, "x", true));
    const y = (value) => u.valToPos(value, "y", true);
    ctx.fillStyle = ctx.strokeStyle = bars.close[index] < bars.open[index] ? down : up;
    const tall = (bars.volume[index] / most) * height * VOLUME_SHARE;
    ctx.globalAlpha = 0.28;
    ctx.fillRect(x - body / 2, top + height - tall, body, tall);
    ctx.globalAlpha = 1;
    ctx.lineWidth = pixel;
    ctx.beginPath();
    ctx.moveTo(x, y(bars.high[index]));
    ctx.lineTo(x, y(bars.low[index]));
    ctx.stroke();
    const [from, to] = [y(Math.max(bars.open[index], bars.close[index])), y(Math.min(bars.open[index], bars.close[index]))];
    ctx.fillRect(x - body / 2, from, body, Math.max(pixel, to - from));
  }
  ctx.restore();
}

/** Range of the vertical axis for what is in sight, with room for the volume. */
export function candleRange(bars, min, max) {
  const [first, end] = [Math.max(0, Math.floor(min)), Math.min(bars.close.length, Math.ceil(max) + 1)];
  let [low, high] = [Infinity, -Infinity];
  for (let index = first; index < end; index++) {
    low = Math.min(low, bars.low[index]);
    high = Math.max(high, bars.high[index]);
  }
  const room = high - low || high * 0.001 || 1;
  return [low - room * 0.34, high + room * 0.1];
}
