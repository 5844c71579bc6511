/** Reads the named text parameters of an address; anything else is left out. */
export const textSearch =
  <const Name extends string>(...names: readonly Name[]) =>
  (search: Readonly<Record<string, unknown>>): { [N in Name]?: string } => {
    const found: { [N in Name]?: string } = {};
    for (const name of names) {
      const value = search[name];
      if (typeof value === "string" || typeof value === "number") found[name] = String(value);
    }
    return found;
  };
