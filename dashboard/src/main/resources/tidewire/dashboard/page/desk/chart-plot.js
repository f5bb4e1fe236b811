// The canvas of the chart: lines in percent or candles, with axes and marks.

import uPlot from "../../uplot/uPlot.esm.js";
import { percent, price } from "../core/dom.js";
import { colour } from "../core/theme.js";
import { zone } from "../core/view.js";
import { candleRange, drawCandles } from "./candles.js";
import { ticks, tickText } from "./chart-axis.js";
import { drawMarks, drawPin } from "./marks.js";

/**
 * @param values of the axis and of each series
 * @param shown () => { data, marks, pinned, sight } as they are now; of the same series, and candles or not, for as long as it stands
 * @param hover (plot) when the pointer moved
 */
export function makePlot(box, size, values, shown, hover) {
  const { series, alone } = shown().data;
  const candles = alone !== null;
  const axis = {
    stroke: colour("muted"), font: "11px ui-sans-serif, system-ui, sans-serif",
    grid: { stroke: colour("line"), width: 1 }, ticks: { show: false },
  };
  const range = (_, low, high) => {
    const { data, sight } = shown();
    return candles ? candleRange(data.alone.bars, sight.min, sight.max)
      : low === null ? [-1, 1] : [low - (high - low) * 0.12 - 0.02, high + (high - low) * 0.16 + 0.02];
  };
  return new uPlot({
    ...size,
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { size: 6, ...(candles ? { show: false } : {}) } },
    scales: { x: { time: false, auto: false }, y: { range } },
    series: [{}, ...series.map((one) => ({
      label: one.symbol, stroke: one.colour, width: 1.6, spanGaps: true, points: { show: false },
      ...(candles ? { paths: () => null } : {}),
    }))],
    axes: [
      { ...axis, size: 28, splits: (u) => ticks(u, shown().data, zone()), values: (u, splits) => splits.map((index) => tickText(index, shown().data, zone())), grid: { show: false } },
      { ...axis, size: candles ? 68 : 52, values: (u, splits) => splits.map((value) => (candles ? price(value) : percent(value))) },
    ],
    hooks: {
      drawAxes: [(u) => drawMarks(u, shown().marks.filter((mark) => mark.kind !== "move"))],
      draw: [(u) => {
        const { data, marks, pinned } = shown();
        if (candles) {
          drawCandles(u, data.alone.bars);
        }
        drawMarks(u, marks.filter((mark) => mark.kind === "move"));
        drawPin(u, pinned);
      }],
      setCursor: [hover],
      init: [(u) => u.over.addEventListener("mouseleave", () => hover(u))],
    },
  }, values, box);
}
