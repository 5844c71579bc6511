const PAGE_STEP = 15;

/** The row a key moves to, or null for a key that does not move. */
export function stepFor(key: string, active: number, total: number): number | null {
  const clamp = (index: number) => Math.max(0, Math.min(total - 1, index));
  switch (key) {
    case "ArrowDown":
      return clamp(active + 1);
    case "ArrowUp":
      return clamp(active - 1);
    case "PageDown":
      return clamp(active + PAGE_STEP);
    case "PageUp":
      return clamp(active - PAGE_STEP);
    case "Home":
      return 0;
    case "End":
      return clamp(total - 1);
    default:
      return null;
  }
}
