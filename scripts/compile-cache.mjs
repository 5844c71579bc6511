// Half of a start goes into compiling what was compiled the time before.
import * as module from "node:module";
import { join } from "node:path";

/** Compiled code is kept beside the packages: whoever can write there can change the program itself. */
export const compileCacheOf = (root) => join(root, "node_modules", ".cache", "guanhu");

/** Where it cannot be written, or this Node has no such cache, the start is only slower. */
export const keepCompiled = (root) => module.enableCompileCache?.(compileCacheOf(root));
