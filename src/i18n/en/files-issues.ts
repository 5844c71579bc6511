import type { FileIssueCode } from "../../files/issues.ts";
import { type IssueText, shown } from "../text.ts";

/** Wording of faults in files and their cells. */
export const filesIssues = {
  "file.notFound": {
    what: (d) => `There is no file “${shown(d, "file")}”.`,
    can: () => "check the path and the name.",
  },
  "file.empty": {
    what: (d) => `The file “${shown(d, "file")}” is empty (0 bytes).`,
    can: () => "export it again.",
  },
  "file.noRows": {
    what: (d) => `The file “${shown(d, "file")}” has headings but no rows.`,
    can: () => "choose another sheet, or export it again.",
  },
  "file.tooLarge": {
    what: (d) =>
      `The file “${shown(d, "file")}” has ${shown(d, "megabytes")} MB; the limit is ${shown(d, "limit")} MB.`,
    can: () => "split it and import the parts one after the other.",
  },
  "file.tooManyRows": {
    what: (d) => `The file “${shown(d, "file")}” has more than ${shown(d, "limit")} rows.`,
    can: () => "split it and import the parts one after the other.",
  },
  "file.oldExcel": {
    what: (d) =>
      `The file “${shown(d, "file")}” is in the old Excel format (.xls); another ending does not change what is inside.`,
    can: () => "open it in Excel or WPS and save it as a workbook (.xlsx) or CSV.",
  },
  "file.encrypted": {
    what: (d) => `The workbook “${shown(d, "file")}” is locked with a password and cannot be read.`,
    can: () => "save it without a password.",
  },
  "file.notWorkbook": {
    what: (d) => `The file “${shown(d, "file")}” is an archive but no Excel workbook.`,
    can: () => "unpack it and import the .xlsx or .csv file inside.",
  },
  "file.damaged": {
    what: (d) => `The workbook “${shown(d, "file")}” is damaged and cannot be read to its end.`,
    can: () => "open it in Excel or WPS, save a copy and import that.",
  },
  "file.archiveBomb": {
    what: (d) =>
      `The workbook “${shown(d, "file")}” unpacks to ${shown(d, "megabytes")} MB (ratio ${shown(d, "ratio")}), unlike any ordinary table; it was not opened.`,
    can: () => "check where it comes from; if it holds data, save it as CSV.",
  },
  "file.archiveEntries": {
    what: (d) =>
      `The workbook “${shown(d, "file")}” holds ${shown(d, "count")} entries, unlike any ordinary table; it was not opened.`,
    can: () => "check where it comes from; if it holds data, save it as CSV.",
  },
  "file.binary": {
    what: (d) => `The file “${shown(d, "file")}” is no table (neither text nor .xlsx).`,
    can: () => "import a CSV or .xlsx file.",
  },
  "file.encoding": {
    what: (d) =>
      `The file “${shown(d, "file")}” is neither UTF-8 nor GBK/GB18030; it stops making sense near line ${shown(d, "line")}.`,
    can: () => "open it in Excel or WPS and save it as “CSV UTF-8”.",
  },
  "file.csvBroken": {
    what: (d) =>
      `Near line ${shown(d, "line")} of “${shown(d, "file")}” a quotation mark has no partner; the columns cannot be told apart.`,
    can: () => "close or remove the mark, or save the file as .xlsx.",
  },
  "file.lineTooLong": {
    what: (d) =>
      `A record from line ${shown(d, "line")} of “${shown(d, "file")}” exceeds 1 MB: this is no table, or a quotation mark is not closed.`,
    can: () => "check the quotation marks there, or export the file again.",
  },
  "file.noSheet": {
    what: (d) => `The file “${shown(d, "file")}” has no sheet “${shown(d, "sheet")}”.`,
    can: () => "check the name of the sheet.",
  },
  "file.noHeader": {
    what: (d) =>
      `There are no headings in the first ${shown(d, "rows")} rows of “${shown(d, "file")}”.`,
    can: () => "put the names of the columns in one row, for example “id, name”.",
  },
  "file.missingColumn": {
    what: (d) =>
      `The required column “${shown(d, "fieldEn")}” (${shown(d, "field")}) is missing; the file has: ${shown(d, "headers")}.`,
    can: (d) => `map one of them to it, or rename a column to one of: ${shown(d, "names")}.`,
  },
  "file.mappingUnreadable": {
    what: (d) => `The mapping file cannot be read: ${shown(d, "detail")}.`,
    can: () => "write it as YAML, “heading: field”, or save it anew.",
  },
  "file.mappingUnknownField": {
    what: (d) =>
      `The column “${shown(d, "header")}” is mapped to “${shown(d, "field")}”, which is no field.`,
    can: () => "name an existing field, or keep the column as x:heading.",
  },
  "file.mappingUnknownHeader": {
    what: (d) =>
      `The mapping names the column “${shown(d, "header")}”, which is not in the file; it has: ${shown(d, "headers")}.`,
    can: () => "check the name, or map the columns anew.",
  },
  "file.required": {
    what: (d) => `“${shown(d, "field")}” is empty.`,
    can: () => "fill in the cell, or remove the row.",
  },
  "file.duplicateId": {
    what: (d) => `“${shown(d, "id")}” stands in row ${shown(d, "firstRow")} already.`,
    can: () => "keep one row for each id.",
  },
  "file.duplicateUscc": {
    what: (d) => `The unified social credit code is that of row ${shown(d, "firstRow")}.`,
    can: () => "check whether both are the same customer.",
  },
  "file.usccLength": {
    what: (d) =>
      `A unified social credit code has 18 characters (GB 32100-2015); this one has ${shown(d, "length")}.`,
    can: () => "complete it, or leave it empty where there is none.",
  },
  "file.usccCharacter": {
    what: (d) =>
      `Character ${shown(d, "position")} of the unified social credit code is “${shown(d, "character")}”, which is not allowed (GB 32100-2015: no I, O, S, V, Z).`,
    can: () => "compare it with the business licence.",
  },
  "file.usccCheck": {
    what: (d) =>
      `The check character of the unified social credit code must be “${shown(d, "expected")}”; here it is “${shown(d, "actual")}” (GB 32100-2015).`,
    can: () =>
      "compare it with the business licence: most likely one character was copied wrongly.",
  },
  "file.formula": {
    what: () => "The cell holds a formula, not a value.",
    can: () => "paste it as values in Excel, then import.",
  },
  "file.cellError": {
    what: () => "The cell holds an error of the spreadsheet (such as #N/A).",
    can: () => "put in the right value, or clear it.",
  },
  "file.idBecameNumber": {
    what: () =>
      "A long number was turned into a figure by the spreadsheet (scientific notation); its last digits are lost.",
    can: () =>
      "set the column to “Text” and export it anew from its source; changing the format does not bring digits back.",
  },
  "file.mergedCell": {
    what: (d) =>
      `Cells of rows ${shown(d, "from")} to ${shown(d, "to")} are merged: only the first has a value.`,
    can: () => "undo the merge and give every row its own value.",
  },
  "file.notNumber": {
    what: () => "The cell is no number.",
    can: () => "write the number only; the unit belongs into the heading.",
  },
  "file.notMoney": {
    what: () => "The cell is no amount of money.",
    can: () => "write 300, 300万元 or 3,000,000元.",
  },
  "file.negative": {
    what: () => "The cell may not be negative.",
    can: () => "check the value.",
  },
  "file.notDate": {
    what: () => "The cell is no date, or there is no such day.",
    can: () => "write 2026-03-01, 2026/3/1 or 2026年3月1日.",
  },
  "file.notBool": {
    what: () => "The cell must say yes or no.",
    can: () => "write 是 or 否 (yes or no).",
  },
  "file.notInList": {
    what: (d) => `The value is not among: ${shown(d, "values")}.`,
    can: () => "use one of them, or add the value to the regime.",
  },
  "file.notPlace": {
    what: (d) => `(${shown(d, "lng")}, ${shown(d, "lat")}) is no longitude and latitude on earth.`,
    can: () => "use decimal degrees, for example 120.1551, 30.2741.",
  },
  "file.textTooLong": {
    what: (d) =>
      `The text has ${shown(d, "length")} characters; the limit is ${shown(d, "limit")}.`,
    can: () => "shorten it, or leave the column out.",
  },
  "file.controlCharacter": {
    what: () => "The text holds invisible control characters.",
    can: () => "clean it in Excel with CLEAN, then import.",
  },
  "file.capitalLooksLikeYuan": {
    what: (d) =>
      `In units of 万元 the registered capital is ${shown(d, "amount")} 万元; had yuan been meant it would be ${shown(d, "asWan")} 万元.`,
    can: () => "check the unit; if the whole column is in yuan, set its unit to 元 in the mapping.",
  },
  "file.capitalLooksLikeWan": {
    what: (d) => `In yuan the registered capital is only ${shown(d, "amount")} yuan.`,
    can: () =>
      "check the unit; if the whole column is in 万元, set its unit to 万元 in the mapping.",
  },
  "file.capitalForeign": {
    what: (d) =>
      `The registered capital is in ${shown(d, "currency")} and no rate is given; it counts as unknown.`,
    can: (d) =>
      `state a rate in the mapping file, for example rates: { ${shown(d, "currency")}: 7.1 }.`,
  },
  "file.placeSwapped": {
    what: (d) =>
      `Longitude ${shown(d, "lng")} and latitude ${shown(d, "lat")} stood in each other's place; they were exchanged.`,
    can: () => "check which column is which.",
  },
  "file.placeOutsideChina": {
    what: (d) => `The point (${shown(d, "lng")}, ${shown(d, "lat")}) is outside China.`,
    can: () => "check the two columns and the coordinate system (WGS-84, GCJ-02, BD-09).",
  },
  "file.placeHalf": {
    what: (d) =>
      `Half of the coordinates is missing (${d["missing"] === "lng" ? "longitude" : "latitude"}); the row counts as without a place.`,
    can: () => "fill in the other half, or clear both.",
  },
  "file.unknownManager": {
    what: (d) => `There is no customer manager with the staff number “${shown(d, "manager")}”.`,
    can: () => "import the managers first, or correct or clear the number.",
  },
  "file.unknownCustomer": {
    what: (d) => `There is no customer with the id “${shown(d, "customer")}”.`,
    can: () => "import the customers first, or correct the id.",
  },
  "file.licenceDates": {
    what: (d) =>
      `The licence begins (${shown(d, "validFrom")}) after it ends (${shown(d, "validUntil")}).`,
    can: () => "check the two dates.",
  },
} satisfies Record<FileIssueCode, IssueText>;
