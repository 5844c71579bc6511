import { Readable } from "node:stream";
import { commitImport } from "../../app/imports/commit-import.ts";
import { importDetails } from "../../app/imports/import-details.ts";
import { previewImport } from "../../app/imports/preview-import.ts";
import { readRequest } from "../../app/imports/read-contents.ts";
import { isImportKind, kindOf, readImport, readNewcomers } from "../../app/imports/read-import.ts";
import { listMappings, removeMapping, saveMapping } from "../../app/imports/save-mapping.ts";
import { uploadFile } from "../../app/imports/upload-file.ts";
import type { ImportRecord } from "../../app/ports.ts";
import { require } from "../../app/reader.ts";
import { Refusal } from "../../app/refusal.ts";
import type { ImportView } from "../../contract/index.ts";
import type { Call, Handlers, RoutesUnder } from "../call.ts";
import { openEvents } from "../events.ts";
import { sendFile } from "../send-file.ts";
import { faultView, importView, mappingView } from "../views/import-view.ts";

type Shown = Pick<Call<"GET /api/imports/:id">, "app" | "reader" | "locale">;

async function show({ app, reader, locale }: Shown, record: ImportRecord): Promise<ImportView> {
  const isDone = record.state === "committed";
  const newcomers = isDone ? await readNewcomers(app, reader(), record.id) : [];
  const progress = app.liveImports.steps(record.id).at(-1) ?? null;
  return importView(record, { locale, progress, newcomers });
}

const MEGABYTE = 1024 * 1024;

/** The bytes of an upload; one that was cut at the limit is refused at its end. */
async function* whole(
  file: AsyncIterable<Uint8Array> & { readonly truncated: boolean },
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  yield* file;
  if (file.truncated)
    throw new Refusal("import.tooLarge", { megabytes: Math.floor(maxBytes / MEGABYTE) });
}

async function upload(call: Call<"POST /api/imports">): Promise<ImportView> {
  const { app, request } = call;
  require(call.reader(), "import.run");
  const file = request.isMultipart() ? await request.file() : undefined;
  if (file === undefined) throw new Refusal("import.fileMissing");
  const field = file.fields["kind"];
  const kind = field !== undefined && "value" in field ? field.value : undefined;
  if (!isImportKind(kind)) {
    file.file.resume();
    throw new Refusal("request.invalid", { where: ["kind"] });
  }
  const record = await uploadFile(app, call.reader(), {
    kind,
    name: file.filename,
    content: whole(file.file, call.maxUploadBytes),
    maxBytes: call.maxUploadBytes,
  });
  return show(call, record);
}

async function sendRejects(call: Call<"GET /api/imports/:id/rejects.csv">): Promise<undefined> {
  const { app, params, reply, locale } = call;
  const record = await readImport(app, call.reader(), params.id);
  const { file, mapping } = importDetails(record);
  const request = await readRequest(app, call.reader(), {
    file,
    kind: kindOf(record),
    mapping,
    onProgress: () => undefined,
  });
  const lines = app.files.rejects(request, (fault) => {
    const { reason, can } = faultView(fault, locale);
    return can === null ? reason : `${reason} ${can}`;
  });
  const name = `${file.name.replace(/\.[^.]*$/, "")}-rejects.csv`;
  await sendFile(reply, Readable.from(lines), { type: "text/csv; charset=utf-8", name });
  return undefined;
}

async function sendEvents(call: Call<"GET /api/imports/:id/events">): Promise<undefined> {
  const { app, params, reply } = call;
  const reader = call.reader();
  await readImport(app, reader, params.id);
  const events = openEvents(reply);
  // `state` is the last event of the stream: what comes before it is progress.
  const stop = app.liveImports.watch(params.id, (step) => {
    if (step !== null) return events.send("progress", step);
    void readImport(app, reader, params.id)
      .then(async (record) => events.send("state", await show(call, record)))
      .catch((cause: unknown) => app.log("import events cut", { cause: String(cause) }))
      .finally(() => events.close());
  });
  events.onClose(stop);
  return undefined;
}

export const importHandlers: Handlers<
  RoutesUnder<"/api/imports"> | RoutesUnder<"/api/import-mappings">
> = {
  "POST /api/imports": upload,

  "GET /api/imports/:id": async (call) =>
    show(call, await readImport(call.app, call.reader(), call.params.id)),

  "POST /api/imports/:id/preview": async (call) => {
    const { mapping } = call.body;
    const asked = { id: call.params.id, mapping };
    return show(call, await previewImport(call.app, call.reader(), asked));
  },

  "GET /api/imports/:id/rejects.csv": sendRejects,

  "POST /api/imports/:id/commit": async (call) =>
    show(call, await commitImport(call.app, call.reader(), call.params.id)),

  "GET /api/imports/:id/events": sendEvents,

  "GET /api/import-mappings": async ({ app, reader }) => ({
    mappings: (await listMappings(app, reader())).map(({ mapping, ...saved }) => ({
      ...saved,
      mapping: mappingView(mapping),
      yaml: app.files.mappingText(mapping),
    })),
  }),

  "POST /api/import-mappings": async ({ app, reader, body }) => {
    await saveMapping(app, reader(), body);
    return { ...body, yaml: app.files.mappingText(body.mapping) };
  },

  "DELETE /api/import-mappings/:name": async ({ app, reader, params }) => {
    await removeMapping(app, reader(), params.name);
    return {};
  },
};
