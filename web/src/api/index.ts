export { type Answer, call, linkTo } from "./call.ts";
export { useLive } from "./live.ts";
export { newKey } from "./new-key.ts";
export { codeOf, ProblemError } from "./problem.ts";
export { queryClient, type ReadKey, read, refresh } from "./query.ts";
export { uploadImport } from "./upload.ts";
