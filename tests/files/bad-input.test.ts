import { appendFileSync, existsSync, truncateSync } from "node:fs";
import { join } from "node:path";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { files, fileWith, placesOf, read, refusalOf, rejects, workbookWith } from "./desk.ts";
import { workbookOf, zipOf } from "./zip.ts";

const data = process.env["GUANHU_TEST_DATA"] ?? join(import.meta.dirname, "../../../shared/data");
const templates = join(data, "import_templates");
const HEAD = "客户编号,名称,统一社会信用代码,注册资本(万元),经度,纬度,现管户人工号\n";

async function within<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  expect(performance.now() - began).toBeLessThan(milliseconds);
  return result;
}

describe("a file that is no table", () => {
  test("an empty file is refused", async () => {
    await expect(refusalOf(fileWith(""))).rejects.toMatchObject({ issue: { code: "file.empty" } });
  });

  test("a file that does not exist is refused", async () => {
    await expect(files.adopt("/nirgends/x.csv")).rejects.toMatchObject({
      issue: { code: "file.notFound" },
    });
  });

  test("bytes that are neither UTF-8 nor GBK are refused with their line", async () => {
    const bytes = Buffer.concat([
      Buffer.from(HEAD),
      Buffer.from([0x4b, 0x31, 0x2c, 0xff, 0xff, 10]),
    ]);
    expect(await refusalOf(fileWith(bytes))).toBe("file.encoding");
  });

  test.skipIf(!existsSync(templates))(
    "a real .xls named .xlsx is refused with advice",
    async () => {
      const path = join(templates, "demo-service_客户导入模板.xls_named_xlsx.xlsx");
      expect(await within(1000, () => refusalOf(path))).toBe("file.oldExcel");
    },
  );

  test("a PDF, a picture and a zip that is no workbook are refused", async () => {
    expect(await refusalOf(fileWith("%PDF-1.7\n"))).toBe("file.binary");
    expect(await refusalOf(fileWith(new Uint8Array([0x89, 0x50, 0x4e, 0x47])))).toBe("file.binary");
    const zip = zipOf([{ name: "a.txt", content: Buffer.from("hello") }]);
    expect(await refusalOf(fileWith(zip, "a.xlsx"))).toBe("file.notWorkbook");
  });

  test("a truncated workbook is refused as damaged", async () => {
    const path = await workbookWith({
      S: [
        ["编号", "名称"],
        ["K1", "甲公司"],
      ],
    });
    truncateSync(path, 2000);
    expect(await refusalOf(path)).toBe("file.damaged");
  });

  test("headings without rows are refused", async () => {
    const found = await read(fileWith(HEAD));
    expect(placesOf(found.faults)).toEqual(["0 - file.noRows"]);
  });
});

describe("a hostile file costs little", () => {
  test("a bomb of 400 MB in a small archive is refused within a second", async () => {
    const content = Buffer.alloc(400 * 1024 * 1024);
    const bomb = zipOf([{ name: "xl/worksheets/sheet1.xml", content }]);
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const path = fileWith(bomb, "b.xlsx");
    const before = process.memoryUsage().rss;
    expect(await within(1000, () => refusalOf(path))).toBe("file.archiveBomb");
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  test("an archive whose directory understates a sheet is stopped while it unpacks", async () => {
    const rows = `<row><c t="inlineStr"><is><t>编号</t></is></c></row>`.repeat(200_000);
    const xml = Buffer.from(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);
    const zip = zipOf([
      {
        name: "xl/workbook.xml",
        content: Buffer.from(`<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>`),
      },
      {
        name: "xl/_rels/workbook.xml.rels",
        content: Buffer.from(`<R><Relationship Id="r1" Target="worksheets/sheet1.xml"/></R>`),
      },
      { name: "xl/worksheets/sheet1.xml", content: xml, claimedBytes: 1000 },
    ]);
    expect(await within(1000, () => refusalOf(fileWith(zip, "l.xlsx")))).toBe("file.damaged");
  });

  test("ten thousand entries are refused", async () => {
    const entries = Array.from({ length: 10_000 }, (_, i) => ({
      name: `xl/${i}.xml`,
      content: Buffer.from("x"),
    }));
    expect(await refusalOf(fileWith(zipOf(entries), "n.xlsx"))).toBe("file.archiveEntries");
  });

  test("a document type with entities ends the reading", async () => {
    const xml = `<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>`;
    expect(await refusalOf(fileWith(workbookOf(xml), "e.xlsx"))).toBe("file.damaged");
  });

  test("200 MB on one line are refused within a second", async () => {
    const path = fileWith(`${HEAD}"`);
    const block = Buffer.alloc(20 * 1024 * 1024, 0x41);
    for (let i = 0; i < 10; i++) appendFileSync(path, block);
    const found = await within(1000, () => refusalOf(path));
    expect(found).toBe("file.lineTooLong");
  });

  test("an upload never chooses where it lies", async () => {
    const stored = await files.receive(
      (async function* () {
        yield Buffer.from(HEAD);
      })(),
      "../../etc/passwd",
    );
    expect(stored).toMatchObject({ name: "passwd" });
    expect(stored === "tooLarge" ? "" : stored.path).toMatch(/uploads.[0-9a-f-]{36}$/);
  });
});

describe("faults are named with row, column and value", () => {
  test("every faulty row of a file is reported at once and nothing is left out", async () => {
    const found = await read(
      fileWith(
        `${HEAD}` +
          "K1,甲公司,91350100M000100Y43,100,120.1,30.2,M1\n" + // faultless
          "K1,乙公司,,100,120.1,30.2,\n" + // row 3: id twice
          "K3,,,100,120.1,30.2,\n" + // row 4: no name
          "K4,丁公司,91350100M000100Y4Z,100,120.1,30.2,\n" + // row 5: check character
          "K5,戊公司,,约一百,120.1,30.2,\n" + // row 6: no amount
          "K6,己公司,,100,东经120,30.2,\n" + // row 7: no number
          'K7,"=HYPERLINK(""http://x"",""庚"")",,100,120.1,30.2,\n' + // row 8: formula
          "1.1E+17,辛公司,,100,120.1,30.2,\n" + // row 9: long number lost
          "K9,壬公司,,100,120.1,30.2,M9\n", // row 10: unknown manager
      ),
      { managers: ["M1"] },
    );
    expect(placesOf(found.faults.filter((fault) => fault.severity === "error"))).toEqual([
      "3 客户编号 file.duplicateId",
      "4 名称 file.required",
      "5 统一社会信用代码 file.usccCheck",
      "6 注册资本(万元) file.notMoney",
      "7 经度 file.notNumber",
      "8 名称 file.formula",
      "8 名称 file.required",
      "9 客户编号 file.idBecameNumber",
      "9 客户编号 file.required",
      "10 现管户人工号 file.unknownManager",
    ]);
    const check = found.faults.find((fault) => fault.code === "file.usccCheck");
    expect(check).toMatchObject({
      value: "91350100M000100Y4Z",
      data: { expected: "3", actual: "Z" },
    });
  });

  test("a workbook's formula as a name, an error cell, a long number and merged cells are refused", async () => {
    const path = await workbookWith(
      {
        S: [
          ["编号", "名称", "街道"],
          ["K1", { formula: 'CONCATENATE("a","b")', result: "ab" }, "甲街道"],
          [1.1010119900307123e17, "乙公司", "甲街道"],
          ["K3", "丙公司", "乙街道"],
          ["K4", "丁公司", null],
        ],
      },
      (workbook) => workbook.getWorksheet("S")?.mergeCells("C4:C5"),
    );
    const found = await read(path);
    expect(placesOf(found.faults)).toEqual([
      "2 名称 file.formula",
      "2 名称 file.required",
      "3 编号 file.idBecameNumber",
      "3 编号 file.required",
      "4 街道 file.mergedCell",
    ]);
  });

  test("capital in 元 where 万元 is meant, coordinates abroad and exchanged ones are remarked on", async () => {
    const found = await read(
      fileWith(
        `${HEAD}K1,甲公司,,300000,120.1,30.2,\nK2,乙公司,,100,2.35,48.86,\nK3,丙公司,,100,30.2,120.1,\n`,
      ),
    );
    expect(placesOf(found.faults)).toEqual([
      "2 注册资本(万元) file.capitalLooksLikeYuan",
      "3 经度 file.placeOutsideChina",
      "4 经度 file.placeSwapped",
    ]);
    expect(found.errors).toBe(0);
    expect(found.customers[2]?.fields["place"]).toMatchObject({ lng: 120.1, lat: 30.2 });
  });

  test("the reject file holds exactly the faulty rows with their reasons, harmless for spreadsheets", async () => {
    const path = fileWith(`${HEAD}K1,甲公司,,1,,,\nK2,=1+1,,1,,,\nK3,丙公司,,1,,,\n`);
    const text = await rejects(path);
    const lines = text.trimEnd().split("\r\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe(`\uFEFF行号,原因,${HEAD.trim()}`);
    expect(lines[1]).toContain("3,");
    expect(lines[1]).toContain(",'=1+1,");
  });

  test("all faults are counted where only some are listed", async () => {
    const rows = Array.from({ length: 900 }, (_, i) => `K${i},,,1,,,`).join("\n");
    const found = await read(fileWith(`${HEAD}${rows}\n`));
    expect(found.errors).toBe(900);
    expect(found.faults).toHaveLength(500);
  });

  test("a GBK file with an unclosed quotation mark says so", async () => {
    const path = fileWith(iconv.encode(`${HEAD}K1,"甲公司\n${"K2,乙,,1,,,\n".repeat(5)}`, "gbk"));
    expect(await refusalOf(path)).toBe("file.csvBroken");
  });
});
