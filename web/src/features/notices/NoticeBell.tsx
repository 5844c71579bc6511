import { BellOutlined } from "@ant-design/icons";
import { Badge, Button } from "antd";
import { useState } from "react";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { SideDrawer } from "../../ui/SideDrawer.tsx";
import { NoticeList } from "./NoticeList.tsx";
import { noticeTexts } from "./texts.ts";
import { useUnread } from "./use-unread.ts";

/** The bell in the head of every page; behind it the reader's notices. */
export function NoticeBell() {
  const t = useTexts(noticeTexts);
  const unread = useUnread();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button type="text" aria-label={t.bell(formatNumber(unread))} onClick={() => setOpen(true)}>
        <Badge count={unread} size="small" overflowCount={99} offset={[2, 0]}>
          <BellOutlined />
        </Badge>
      </Button>
      <SideDrawer title={t.title} isOpen={isOpen} onClose={() => setOpen(false)}>
        <NoticeList onGo={() => setOpen(false)} />
      </SideDrawer>
    </>
  );
}
