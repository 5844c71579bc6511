import { MenuOutlined, QuestionCircleOutlined } from "@ant-design/icons";
import { Link, Outlet } from "@tanstack/react-router";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { NoticeBell } from "../features/notices/index.ts";
import { TroubleBanner } from "../features/trouble/index.ts";
import { setLocale, useLocale, useTexts } from "../i18n/index.ts";
import { useNarrow } from "../ui/use-narrow.ts";
import { AccountMenu } from "./AccountMenu.tsx";
import { CustomerFinder } from "./CustomerFinder.tsx";
import { SideMenu } from "./SideMenu.tsx";
import { shellTexts } from "./texts.ts";
import "./shell.css";

/** The frame of every page: menu, search, language, account. */
export function Shell() {
  const t = useTexts(shellTexts);
  const locale = useLocale();
  const narrow = useNarrow();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t.skip}
      </a>
      <header className="shell-head">
        {narrow ? (
          <Button
            type="text"
            icon={<MenuOutlined />}
            aria-label={t.menu}
            onClick={() => setOpen(true)}
          />
        ) : (
          <div className="shell-name">
            <strong>{t.product}</strong>
            <span>{t.motto}</span>
          </div>
        )}
        <CustomerFinder />
        <div className="shell-tools">
          <Button type="text" onClick={() => setLocale(locale === "en" ? "zh-CN" : "en")}>
            {narrow ? t.language.slice(0, 2) : t.language}
          </Button>
          <Link to="/help" aria-label={t.help} title={t.help} className="shell-help">
            <QuestionCircleOutlined />
          </Link>
          <NoticeBell />
          <AccountMenu />
        </div>
      </header>
      {narrow ? (
        <Drawer
          title={t.product}
          placement="left"
          size={264}
          open={isOpen}
          onClose={() => setOpen(false)}
          styles={{ body: { padding: 8 } }}
        >
          <SideMenu onGo={() => setOpen(false)} />
        </Drawer>
      ) : (
        <aside className="shell-side">
          <SideMenu />
        </aside>
      )}
      <main className="shell-main" id="content">
        <TroubleBanner />
        <Outlet />
      </main>
    </div>
  );
}
