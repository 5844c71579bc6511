export { importFiles } from "./import-files.ts";
export { writeWorkbook } from "./write/workbook.ts";
