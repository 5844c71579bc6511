/** One line of JSON per event on standard error: for people and for collectors alike. */
export function log(message: string, data: Readonly<Record<string, unknown>> = {}): void {
  console.error(JSON.stringify({ at: new Date().toISOString(), message, ...data }));
}
