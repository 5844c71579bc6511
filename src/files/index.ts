export { readFactFiles } from "./fact-files.ts";
export { FileRefusal } from "./file-refusal.ts";
export { importFiles } from "./import-files.ts";
export { applyPartial, parseMappings } from "./mapping/mapping-yaml.ts";
export { csvLine, writeCsv } from "./write/csv.ts";
export { writeWorkbook } from "./write/workbook.ts";
