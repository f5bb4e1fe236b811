// Hand on the chart: drag pans, the wheel zooms where it points, a double click shows all, a click opens; the same by keys.

const LEAST = 12; // bars in sight
const MOVED = 4; // pixels that make a click a drag

/**
 * @param sight () => { min, max, length } in indices
 * @param setSight (min, max) => shows these; (null) => shows all
 * @param click (index, x) => a click at that place
 */
export function listen(u, sight, setSight, click) {
  const over = u.over;
  let from = null;

  over.addEventListener("pointerdown", (event) => {
    if (event.button === 0) {
      const { min, max } = sight();
      from = { x: event.clientX, min, max, moved: false };
      over.setPointerCapture(event.pointerId);
    }
  });
  over.addEventListener("pointermove", (event) => {
    if (from !== null && (from.moved || Math.abs(event.clientX - from.x) > MOVED)) {
      from.moved = true;
      const by = ((from.x - event.clientX) / over.clientWidth) * (from.max - from.min);
      shift(from.min, from.max, by);
    }
  });
  over.addEventListener("pointerup", (event) => {
    if (from !== null && !from.moved) {
      click(Math.round(u.posToVal(event.offsetX, "x")), event.offsetX);
    }
    from = null;
  });
  over.addEventListener("pointercancel", () => { from = null; });
  over.addEventListener("dblclick", () => setSight(null));
  over.addEventListener("wheel", (event) => {
    event.preventDefault();
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      const { min, max } = sight();
      shift(min, max, (event.deltaX / over.clientWidth) * (max - min));
    } else {
      zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, u.posToVal(event.offsetX, "x"));
    }
  }, { passive: false });

  function shift(min, max, by) {
    const { length } = sight();
    const move = Math.max(-min, Math.min(length - 1 - max, by));
    setSight(min + move, max + move);
  }

  function zoom(factor, at) {
    const { min, max, length } = sight();
    const width = Math.max(LEAST, (max - min) * factor);
    if (width >= length - 1) {
      setSight(null);
      return;
    }
    const begin = Math.max(0, Math.min(length - 1 - width, at - (at - min) * (width / (max - min))));
    setSight(begin, begin + width);
  }

  return (key) => {
    const { min, max } = sight();
    const act = {
      ArrowLeft: () => shift(min, max, (min - max) / 4),
      ArrowRight: () => shift(min, max, (max - min) / 4),
      "+": () => zoom(1 / 1.5, (min + max) / 2),
      "=": () => zoom(1 / 1.5, (min + max) / 2),
      "-": () => zoom(1.5, (min + max) / 2),
      0: () => setSight(null),
    }[key];
    act?.();
    return act !== undefined;
  };
}
