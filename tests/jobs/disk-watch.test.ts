import { beforeEach, describe, expect, it } from "vitest";
import { type DiskWatch, diskWatch } from "../../src/jobs/disk-watch.ts";

const MB = 1e6;
let free: number;
let told: string[];
let watch: DiskWatch;
beforeEach(() => {
  free = 10_000 * MB;
  told = [];
  watch = diskWatch({
    free: async () => free,
    low: 400 * MB,
    reserve: {
      bytes: 256 * MB,
      hold: async () => {
        told.push("hold");
        free -= 256 * MB;
      },
      release: async () => {
        told.push("release");
        free += 256 * MB;
      },
    },
    onChange: (isFull) => told.push(isFull ? "full" : "room"),
    onFault: () => undefined,
  });
});

const looks = async (...frees: readonly number[]): Promise<readonly string[]> => {
  for (const bytes of frees) {
    free = bytes * MB;
    await watch.look();
  }
  return told;
};

describe("the watch over the disk", () => {
  it("takes its reserve while there is room, once", async () => {
    expect(await looks(5_000, 4_744, 4_744)).toEqual(["hold"]);
  });

  it("stops writing below the limit and lets it come back by itself, without flickering", async () => {
    expect(await looks(5_000, 399, 420, 480)).toEqual(["hold", "full"]);
    expect(watch.room.isFull()).toBe(true);
    expect(await looks(501)).toEqual(["hold", "full", "room"]);
    expect(watch.room.isFull()).toBe(false);
  });

  it("gives the reserve back when others fill the disk further, and takes it again afterwards", async () => {
    expect(await looks(5_000, 399, 90)).toEqual(["hold", "full", "release"]);
    // What was given back is no room to write in.
    expect(await looks(600)).toEqual(["hold", "full", "release"]);
    expect(await looks(900)).toEqual(["hold", "full", "release", "room", "hold"]);
  });

  it("begins full where the disk is full already", async () => {
    expect(await looks(50)).toEqual(["full"]);
    expect(await looks(50)).toEqual(["full"]);
  });
});
