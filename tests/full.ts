/** `GUANHU_FULL=1`: as many cycles and rounds as the figures in benchmarks/results rest on. */
export const IS_FULL = process.env["GUANHU_FULL"] === "1";
