import { open, rename, rm } from "node:fs/promises";

/** Text goes to a file beside the target, which takes its place only when it is complete. */
export async function writeOutput(path: string, parts: Iterable<string>): Promise<void> {
  const draft = `${path}.part`;
  const file = await open(draft, "w");
  try {
    let buffer = "";
    for (const part of parts) {
      buffer += part;
      if (buffer.length < 1 << 20) continue;
      await file.write(buffer);
      buffer = "";
    }
    await file.write(buffer);
    await file.close();
    await rename(draft, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
}
