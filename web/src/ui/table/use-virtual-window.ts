import { type RefObject, useEffect, useState } from "react";

/** Browsers cut elements off beyond some 17 to 33 million pixels; beyond this we scale the scroll. */
const TALLEST = 12_000_000;
const OVERSCAN = 8;

export interface VirtualWindow {
  /** First and last row to draw (last is exclusive). */
  readonly first: number;
  readonly last: number;
  /** Height of the scrolled area in pixels. */
  readonly canvas: number;
  /** Offset of a row inside the scrolled area, in pixels. */
  readonly offsetOf: (row: number) => number;
  /** Scroll position that shows the row, or null when it is in sight. */
  readonly scrollFor: (row: number) => number | null;
}

interface View {
  readonly top: number;
  readonly height: number;
}

/** Which rows of a long list are in sight, for any number of rows of one height. */
export function windowOf(view: View, total: number, rowHeight: number): VirtualWindow {
  const full = total * rowHeight;
  const canvas = Math.min(full, TALLEST);
  const scale = canvas > view.height ? (full - view.height) / (canvas - view.height) : 1;
  const virtualTop = view.top * scale;
  const first = Math.max(0, Math.floor(virtualTop / rowHeight) - OVERSCAN);
  const last = Math.min(total, Math.ceil((virtualTop + view.height) / rowHeight) + OVERSCAN);
  return {
    first,
    last,
    canvas,
    offsetOf: (row) => row * rowHeight - virtualTop + view.top,
    scrollFor: (row) => {
      const above = row * rowHeight;
      const below = above + rowHeight - view.height;
      if (above < virtualTop) return above / scale;
      return below > virtualTop ? below / scale : null;
    },
  };
}

/** The window of a scrolling element, kept up to date as it scrolls and changes size. */
export function useVirtualWindow(
  scroller: RefObject<HTMLElement | null>,
  total: number,
  size: { readonly rowHeight: number; readonly headHeight: number },
): VirtualWindow {
  const [view, setView] = useState<View>({ top: 0, height: 600 });
  const { headHeight } = size;
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = () =>
      setView({
        top: element.scrollTop,
        height: Math.max(size.rowHeight, element.clientHeight - headHeight),
      });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [scroller, headHeight, size.rowHeight]);
  return windowOf(view, total, size.rowHeight);
}
