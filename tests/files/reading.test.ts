import { existsSync } from "node:fs";
import { join } from "node:path";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import type { FieldSpec, Place } from "../../src/core/facts/index.ts";
import { fromWgs84, kilometres } from "../../src/core/geo/index.ts";
import type { LocalDate } from "../../src/core/shared/index.ts";
import { applyPartial, parseMappings, readFactFiles } from "../../src/files/index.ts";
import { files, fileWith, read, workbookWith } from "./desk.ts";

const data = process.env["GUANHU_TEST_DATA"] ?? join(import.meta.dirname, "../../../shared/data");
const hangzhou = join(data, "city_hangzhou/companies.csv");
const template = join(data, "import_templates/lead-system_客户导入模板.xlsx");
const TABLE = "编号,名称,注册资本(万元)\nK1,䶮㐂甲公司,100\nK2,乙公司,200\n";

const idsOf = async (content: string | Uint8Array): Promise<readonly string[]> =>
  (await read(fileWith(content))).customers.map((customer) => customer.id);

describe("text tables", () => {
  test("UTF-8 with and without a mark, GB18030 and UTF-16 say the same", async () => {
    for (const content of [
      TABLE,
      `\uFEFF${TABLE}`,
      iconv.encode(TABLE, "gb18030"),
      Buffer.from(`\uFEFF${TABLE}`, "utf16le"),
    ]) {
      const found = await read(fileWith(content));
      expect(found.customers.map((customer) => customer.fields["name"])).toEqual([
        "䶮㐂甲公司",
        "乙公司",
      ]);
    }
  });

  test("commas, semicolons, tabs and bars are told apart", async () => {
    for (const delimiter of [",", ";", "\t", "|"]) {
      expect(await idsOf(TABLE.replaceAll(",", delimiter))).toEqual(["K1", "K2"]);
    }
  });

  test("a line break inside quotes belongs to the value and rows keep their numbers", async () => {
    const found = await read(fileWith('编号,名称,地址\nK1,甲,"一楼\n二楼"\nK2,,丙路\n'));
    expect(found.customers[0]?.fields["address"]).toBe("一楼\n二楼");
    expect(found.faults.map((fault) => fault.row)).toEqual([3]);
  });

  test("a title and remarks above the headings are passed over", async () => {
    const found = await read(
      fileWith("客户清单\n请勿改动表头,,\n*客户编号,*客户名称,注册资本（万元）\nK1,甲公司,5\n"),
    );
    expect(found.customers).toHaveLength(1);
    expect(found.customers[0]?.fields["capital"]).toBe(5_000_000);
  });
});

describe("workbooks", () => {
  test("dates, numbers as ids and shared texts are read as they are meant", async () => {
    const path = await workbookWith(
      {
        S: [
          ["编号", "名称", "成立日期"],
          [1001, "甲公司", new Date(Date.UTC(2020, 1, 29))],
        ],
      },
      (workbook) => {
        const sheet = workbook.getWorksheet("S");
        if (sheet !== undefined) sheet.getCell("C2").numFmt = "yyyy-mm-dd";
      },
    );
    const found = await read(path);
    expect(found.customers[0]).toMatchObject({
      id: "1001",
      fields: { name: "甲公司", registeredOn: "2020-02-29" },
    });
  });

  test("the sheet that fits is found among several", async () => {
    const path = await workbookWith({
      注意事项: [["第一条", "请按模板填写"]],
      客户: [
        ["编号", "名称"],
        ["K1", "甲公司"],
      ],
    });
    expect((await read(path)).customers.map((one) => one.id)).toEqual(["K1"]);
  });

  test.skipIf(!existsSync(template))(
    "a real template with inline texts opens and lacks an id",
    async () => {
      const file = await files.adopt(template);
      const found = await files.inspect(file, { kind: "customers", declared: [], sheet: null });
      expect(found.ok && found.value.headers.slice(0, 2)).toEqual(["名称", "联系人"]);
      const contents = await read(template);
      expect(contents.faults.map((fault) => fault.code)).toEqual(["file.missingColumn"]);
    },
  );

  test("one workbook may hold the roster, its licences and its limits", async () => {
    const managers = await workbookWith({
      员工: [
        ["工号", "姓名", "机构"],
        ["M1", "张敏", "一部"],
        ["M2", "李强", "一部"],
      ],
      资格证书: [
        ["工号", "证书类型", "证书号", "有效期自", "有效期至", "状态"],
        ["M1", "高压服务证", "A1", "2024-01-01", "2027-01-01", "有效"],
        ["M2", "高压服务证", "A2", "2024-01-01", "长期", "已吊销"],
      ],
      容量: [
        ["工号", "上限", "起", "止"],
        ["M1", 90, "2020-01-01", "2025-12-31"],
        ["M1", 110, "2026-01-01", null],
      ],
    });
    const found = await readFactFiles({
      customers: fileWith("编号,名称,现管户人工号\nK1,甲公司,M1\nK2,乙公司,\n"),
      managers,
      owners: fileWith(
        "客户编号,工号,角色,起,止\nK2,M2,MAIN,2025-01-01,\nK1,M2,协办,2025-01-01,\n",
      ),
      mapping: null,
      coordinates: null,
      declared: [],
      today: "2026-11-24" as LocalDate,
      onProgress: () => undefined,
    });
    expect(found.faults).toEqual([]);
    expect(found.managers[0]?.fields).toMatchObject({
      name: "张敏",
      limit: 110,
      licences: [
        { name: "高压服务证", number: "A1", validFrom: "2024-01-01", validUntil: "2027-01-01" },
      ],
    });
    expect(found.managers[1]?.fields["licences"]).toBeUndefined();
    expect(found.customers.map((one) => one.fields["owner"])).toEqual(["M1", "M2"]);
  });
});

describe("values", () => {
  test("money is whole fen, whatever unit is written", async () => {
    const found = await read(
      fileWith(
        '编号,名称,注册资本(万元)\n1,a,100\n2,b,30万元\n3,c,1.5亿元\n4,d,"3,000,000元"\n5,e,￥500元\n',
      ),
    );
    expect(found.customers.map((one) => one.fields["capital"])).toEqual([
      100_000_000, 30_000_000, 15_000_000_000, 300_000_000, 50_000,
    ]);
  });

  test("a bare capital heading is asked about, and a column in 元 is guessed", async () => {
    const file = await files.adopt(
      fileWith("编号,名称,注册资本\n1,a,3000000\n2,b,5000000\n3,c,1000000\n"),
    );
    const found = await files.inspect(file, { kind: "customers", declared: [], sheet: null });
    expect(found.ok && found.value.questions).toEqual([
      { id: "capitalUnit", header: "注册资本", options: ["元", "万元"], suggested: "元" },
    ]);
  });

  test("a foreign capital is unknown without a rate and converted with one", async () => {
    const path = fileWith(
      "编号,名称,注册资本(万元),币种\n1,a,100,USD\n2,b,100,人民币\n3,c,100,欧元\n",
    );
    const without = await read(path);
    expect(without.customers.map((one) => one.fields["capital"])).toEqual([
      undefined,
      1e8,
      undefined,
    ]);
    expect(without.warnings).toBe(2);
    const rated = await read(path, { change: (mapping) => ({ ...mapping, rates: { USD: 7 } }) });
    expect(rated.customers[0]?.fields["capital"]).toBe(7e8);
  });

  test("every usual form of a date is understood and an impossible day is not", async () => {
    const forms = ["2026-03-01", "2026/3/1", "2026.3.1", "20260301", "2026年3月1日", "46082"];
    const rows = forms.map((form, i) => `K${i},甲,${form}`).join("\n");
    const found = await read(fileWith(`编号,名称,成立日期\n${rows}\nK9,乙,2026-02-30\n`));
    expect(new Set(found.customers.slice(0, 6).map((one) => one.fields["registeredOn"]))).toEqual(
      new Set(["2026-03-01"]),
    );
    expect(found.faults.map((fault) => fault.code)).toEqual(["file.notDate"]);
  });

  test("coordinates of another system become WGS-84", async () => {
    const wgs = { lng: 120.1551, lat: 30.2741 };
    for (const system of ["gcj02", "bd09"] as const) {
      const point = fromWgs84(wgs, system);
      const found = await read(fileWith(`编号,名称,经度,纬度\nK1,甲,${point.lng},${point.lat}\n`), {
        change: (mapping) => ({ ...mapping, coordinates: system }),
      });
      const place = found.customers[0]?.fields["place"] as Place;
      expect(kilometres(place, wgs) * 1000).toBeLessThan(0.2);
    }
  });

  test("a heading that names its system needs no question", async () => {
    const file = await files.adopt(fileWith("编号,名称,高德经度,高德纬度\nK1,甲,120.1,30.2\n"));
    const found = await files.inspect(file, { kind: "customers", declared: [], sheet: null });
    expect(found.ok && found.value.suggestedMapping.coordinates).toBe("gcj02");
    expect(found.ok && found.value.questions).toEqual([]);
  });

  test("fields that a regime declares are recognised with their closed list", async () => {
    const declared: readonly FieldSpec[] = [
      {
        of: "customer",
        key: "customer_language",
        zh: "客户语种",
        en: "customer language",
        type: "choice",
        aliases: ["语言"],
        values: ["英语", "西班牙语"],
      },
    ];
    const path = fileWith("编号,名称,语言\nK1,甲,英语\nK2,乙,火星语\n");
    const found = await read(path, { declared });
    expect(found.customers[0]?.fields["customer_language"]).toBe("英语");
    expect(found.faults.map((fault) => fault.code)).toEqual(["file.notInList"]);
  });

  test("columns nobody knows are kept as they stand", async () => {
    const found = await read(fileWith("编号,名称,备注\nK1,甲,老客户\n"));
    expect(found.customers[0]?.fields["x:备注"]).toBe("老客户");
  });
});

describe("a mapping", () => {
  test("written as YAML it reads back the same", async () => {
    const file = await files.adopt(fileWith(TABLE));
    const found = await files.inspect(file, { kind: "customers", declared: [], sheet: null });
    if (!found.ok) throw new Error("not read");
    const { suggestedMapping } = found.value;
    const partial = parseMappings(files.mappingText(suggestedMapping, "customers")).customers;
    if (partial === undefined) throw new Error("no mapping of customers");
    expect(applyPartial(suggestedMapping, partial).columns).toEqual(suggestedMapping.columns);
  });

  test("names a column otherwise and leaves the rest to the headings", async () => {
    const found = await readFactFiles({
      customers: fileWith("编号,名称,规模,经度,纬度\nK1,甲,300000,120.1,30.2\n"),
      managers: fileWith("工号,姓名\nM1,张敏\n"),
      owners: null,
      mapping: fileWith(
        "customers:\n  coordinates: gcj02\n  columns:\n    规模: { field: capital, unit: 元 }\n",
      ),
      coordinates: null,
      declared: [],
      today: "2026-11-24" as LocalDate,
      onProgress: () => undefined,
    });
    expect(found.faults).toEqual([]);
    expect(found.customers[0]?.fields["capital"]).toBe(30_000_000);
    expect(found.assumedCoordinates).toBe(null);
  });
});

describe.skipIf(!existsSync(hangzhou))("the register of Hangzhou", () => {
  test("31,505 companies are read with their own headings, none refused", async () => {
    const found = await read(hangzhou);
    expect([found.rows, found.customers.length, found.errors]).toEqual([31505, 31505, 0]);
    expect(found.customers.find((one) => one.id === "H000002")?.fields).toMatchObject({
      name: "杭州融达票证印刷有限公司",
      capital: 200_000_000,
      industry: "R文化体育娱乐",
      district: "江干区",
      registeredOn: "1980-01-21",
      place: { lng: 120.188486, lat: 30.254196, precision: "road_number" },
    });
    const foreign = found.customers.filter(
      (one) => one.fields["currency"] !== undefined && one.fields["currency"] !== "CNY",
    );
    expect(foreign.length).toBe(680);
    expect(foreign.every((one) => one.fields["capital"] === undefined)).toBe(true);
  });
});
