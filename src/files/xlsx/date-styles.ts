import { dateOfDayNumber, type LocalDate } from "../../core/shared/index.ts";
import { readXml } from "./xml.ts";

/** Built-in number formats that show a date. Source: ECMA-376 part 1, 18.8.30 (East Asian ids included). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** A custom format shows a date when, outside quotes and brackets, it has a year or a day. */
const isCustomDate = (code: string): boolean =>
  /[yd年]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ""));

/** Which cell styles show a date: true at their index. */
export function dateStyles(stylesXml: string): readonly boolean[] {
  const custom = new Map<number, string>();
  const styles: boolean[] = [];
  let inCellFormats = false;
  readXml(stylesXml, {
    open: (name, attributes) => {
      if (name === "numFmt") {
        custom.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
      } else if (name === "cellXfs") inCellFormats = true;
      else if (name === "xf" && inCellFormats) {
        const id = Number(attributes["numFmtId"] ?? 0);
        const code = custom.get(id);
        styles.push(code === undefined ? isBuiltInDate(id) : isCustomDate(code));
      }
    },
    close: (name) => {
      if (name === "cellXfs") inCellFormats = false;
    },
  });
  return styles;
}

/** Day 1 is 1900-01-01, and 1900 wrongly has a 29 February: from March 1900 on, 25569 is 1970-01-01. */
const UNIX_EPOCH_1900 = 25569;
const UNIX_EPOCH_1904 = 24107;

/** The civil date of a spreadsheet's day number; a time of day is dropped. */
export function dateOfSerial(serial: number, is1904 = false): LocalDate {
  return dateOfDayNumber(Math.floor(serial) - (is1904 ? UNIX_EPOCH_1904 : UNIX_EPOCH_1900));
}
