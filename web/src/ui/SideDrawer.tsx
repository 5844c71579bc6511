import { Drawer } from "antd";
import type { ReactNode } from "react";
import { useNarrow } from "./use-narrow.ts";

interface SideDrawerProps {
  readonly title: ReactNode;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly size?: number;
  readonly children: ReactNode;
}

/** A panel from the right; the whole screen on a phone. Esc closes it. */
export function SideDrawer({ title, isOpen, onClose, size = 560, children }: SideDrawerProps) {
  const narrow = useNarrow();
  return (
    <Drawer
      title={title}
      open={isOpen}
      onClose={onClose}
      size={narrow ? "100%" : size}
      destroyOnHidden
      styles={{ body: { padding: narrow ? 14 : 20 } }}
    >
      {children}
    </Drawer>
  );
}
