import { constants } from "node:fs";
import { access, open, rename, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { type DiskWatch, diskWatch, type Reserve } from "../jobs/index.ts";
import type { Configuration } from "./configuration.ts";
import { log } from "./log.ts";

const MEGABYTE = 1 << 20;

/** Free bytes of the disk a folder lies on, for users other than root. */
async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** A file that takes up space and holds nothing. */
function diskReserve(dataDir: string, bytes: number): Reserve {
  const path = join(dataDir, "reserve");
  return {
    bytes,
    hold: async () => {
      if (bytes === 0 || (await isThere(path))) return;
      const draft = `${path}.draft`;
      const handle = await open(draft, "w", 0o600);
      try {
        // Written, not only made long: a file with a hole keeps no space.
        for (let done = 0; done < bytes; done += MEGABYTE)
          await handle.write(Buffer.alloc(MEGABYTE));
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, path);
    },
    release: () => rm(path, { force: true }),
  };
}

const isThere = (path: string): Promise<boolean> =>
  access(path, constants.F_OK).then(
    () => true,
    () => false,
  );

/** Watches the disk of the bundled database. */
export function ownDisk({ dataDir, lowDisk, diskReserve: bytes }: Configuration): DiskWatch {
  return diskWatch({
    free: () => freeBytes(dataDir),
    low: lowDisk,
    reserve: diskReserve(dataDir, bytes),
    onChange: (isFull, free) =>
      log(isFull ? "disk nearly full: nothing is written" : "room on the disk again", { free }),
    onFault: (cause) => log("disk not watched", { cause: String(cause) }),
  });
}
