import { ownManager, readBook, readManager } from "../../app/book/read-manager.ts";
import { within } from "../../app/reader.ts";
import type { Api } from "../../contract/index.ts";
import type { Call, Handlers, RoutesUnder } from "../call.ts";
import { bookRows } from "../views/book-row.ts";
import { managerView } from "../views/manager-view.ts";
import { managerRow } from "../views/subject-view.ts";

type Book = Api["GET /api/managers/:id/book"]["answer"];
type BookCall = Call<"GET /api/managers/:id/book"> | Call<"GET /api/my-book">;

function bookOf({ app, reader, query, locale }: BookCall, manager: string): Promise<Book> {
  const { offset = 0, limit = 50, q } = query;
  return readBook(
    app,
    { reader: reader(), search: { manager, q, offset, limit } },
    async (book, stores) => ({
      rows: await bookRows(stores, book, locale),
      total: book.page.total,
      offset,
    }),
  );
}

export const managerHandlers: Handlers<RoutesUnder<"/api/managers"> | "GET /api/my-book"> = {
  "GET /api/managers": async ({ app, reader, query }) => {
    const { offset = 0, limit = 50, sort = "id", descending = false, ...filter } = query;
    const page = await within(app, { reader: reader(), right: "manager.read" }, (stores) =>
      stores.managers.page({ ...filter, offset, limit, sort, descending }),
    );
    return { rows: page.rows.map(managerRow), total: page.total, offset };
  },

  "GET /api/managers/:id": async ({ app, reader, params, locale }) =>
    managerView(await readManager(app, reader(), params.id), { today: app.today(), locale }),

  "GET /api/managers/:id/book": async (call) => bookOf(call, call.params.id),

  "GET /api/my-book": async (call) => {
    const id = ownManager(call.reader());
    const page = await readManager(call.app, call.reader(), id);
    return {
      manager: managerView(page, { today: call.app.today(), locale: call.locale }),
      book: await bookOf(call, id),
    };
  },
};
