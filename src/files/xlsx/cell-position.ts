/** Column number (0-based) and row (1-based) of a reference such as `AB12`. */
export function cellPosition(reference: string): { readonly column: number; readonly row: number } {
  let column = 0;
  let index = 0;
  for (; index < reference.length; index++) {
    const code = reference.charCodeAt(index);
    if (code < 65 || code > 90) break;
    column = column * 26 + (code - 64);
  }
  return { column: column - 1, row: Number(reference.slice(index)) };
}
