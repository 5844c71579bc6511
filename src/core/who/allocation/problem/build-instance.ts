export { buildProblem as buildInstance } from "./build-problem.ts";
