export { readFactFiles } from "./fact-files.ts";
export { importFiles } from "./import-files.ts";
export { writeWorkbook } from "./write/workbook.ts";
