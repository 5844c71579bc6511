import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { Button, Checkbox } from "antd";
import { useState } from "react";
import type { NoticeRow } from "../../../../src/contract/index.ts";
import { call, refresh } from "../../api/index.ts";
import { currentLocale, formatInstant, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Loaded, Refusal } from "../refusal/index.ts";
import { NoticeLink } from "./NoticeLink.tsx";
import { noticeTexts } from "./texts.ts";
import "./notices.css";

interface NoticeListProps {
  /** A notice was followed to its page. */
  readonly onGo: () => void;
}

/** The reader's notices, newest first. */
export function NoticeList({ onGo }: NoticeListProps) {
  const t = useTexts(noticeTexts);
  const [unread, setUnread] = useState(false);
  const query = useInfiniteQuery({
    queryKey: ["GET /api/notices", unread, currentLocale()],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      call(
        "GET /api/notices",
        { query: { unread, ...(pageParam === 0 ? {} : { before: pageParam }) } },
        { signal },
      ),
    getNextPageParam: (page) => page.next,
  });
  const mark = useMutation({
    mutationFn: (ids: readonly number[] | undefined) =>
      call("POST /api/notices/read", { body: ids === undefined ? {} : { ids: [...ids] } }),
    onSuccess: () => refresh("/notices"),
  });
  const follow = (notice: NoticeRow) => {
    if (!notice.isRead) mark.mutate([notice.id]);
    onGo();
  };
  return (
    <div className="stack">
      <div className="spread">
        <Checkbox checked={unread} onChange={(event) => setUnread(event.target.checked)}>
          {t.onlyUnread}
        </Checkbox>
        <Button size="small" loading={mark.isPending} onClick={() => mark.mutate(undefined)}>
          {t.allRead}
        </Button>
      </div>
      {mark.error === null ? null : <Refusal error={mark.error} />}
      <Loaded query={query}>
        {({ pages }) => (
          <Notices
            notices={pages.flatMap((page) => page.notices)}
            onFollow={follow}
            isFiltered={unread}
          />
        )}
      </Loaded>
      {query.hasNextPage ? (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t.more}
        </Button>
      ) : null}
    </div>
  );
}

interface NoticesProps {
  readonly notices: readonly NoticeRow[];
  readonly isFiltered: boolean;
  readonly onFollow: (notice: NoticeRow) => void;
}

function Notices({ notices, isFiltered, onFollow }: NoticesProps) {
  const t = useTexts(noticeTexts);
  if (notices.length === 0)
    return <EmptyState title={isFiltered ? t.noneUnread : t.none} hint={t.noneHint} />;
  return (
    <ul className="notices">
      {notices.map((notice) => (
        <li key={notice.id} className={notice.isRead ? "notice-row" : "notice-row unread"}>
          <NoticeLink notice={notice} onFollow={() => onFollow(notice)}>
            {notice.text}
          </NoticeLink>
          <div className="small muted">
            {formatInstant(notice.at)}
            {notice.isRead ? null : ` · ${t.unread}`}
          </div>
        </li>
      ))}
    </ul>
  );
}
