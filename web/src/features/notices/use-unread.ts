import { useEffect, useState } from "react";
import { refresh, useLive } from "../../api/index.ts";

/** Whether the page is looked at: a browser keeps few streams open, and hidden tabs need none. */
function useVisible(): boolean {
  const [isVisible, setVisible] = useState(document.visibilityState === "visible");
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === "visible");
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return isVisible;
}

/** How many notices are unread, as soon as it changes. */
export function useUnread(): number {
  const [unread, setUnread] = useState(0);
  useLive<{ unread: { readonly unread: number } }>(useVisible() ? "/api/notices/events" : null, {
    unread: (told) => {
      setUnread(told.unread);
      void refresh("/notices");
    },
  });
  return unread;
}
