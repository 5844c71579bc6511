import {
  ApartmentOutlined,
  AuditOutlined,
  BookOutlined,
  CheckSquareOutlined,
  CoffeeOutlined,
  FieldTimeOutlined,
  HomeOutlined,
  ImportOutlined,
  InboxOutlined,
  LockOutlined,
  MergeCellsOutlined,
  PhoneOutlined,
  PlusSquareOutlined,
  ReadOutlined,
  SafetyOutlined,
  SendOutlined,
  SettingOutlined,
  ShopOutlined,
  SolutionOutlined,
  TeamOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import type { Right, SessionView } from "../../../src/contract/index.ts";
import type { shellTexts } from "./texts.ts";

type TextKey = keyof (typeof shellTexts)["zh-CN"];

interface Place {
  readonly to:
    | "/"
    | "/my-book"
    | "/pool"
    | "/dispatch"
    | "/registrations"
    | "/regimes"
    | "/customers"
    | "/managers"
    | "/new-customer"
    | "/collisions"
    | "/import"
    | "/allocation"
    | "/handovers"
    | "/team"
    | "/approvals"
    | "/duties"
    | "/locks"
    | "/ledger"
    | "/access"
    | "/settings";
  readonly text: TextKey;
  readonly icon: ReactNode;
  /** Shown to those who hold any of these rights; empty = everybody. */
  readonly rights: readonly Right[];
}

interface PlaceGroup {
  readonly text: TextKey;
  readonly places: readonly Place[];
}

const GROUPS: readonly PlaceGroup[] = [
  {
    text: "groupDaily",
    places: [
      { to: "/", text: "home", icon: <HomeOutlined />, rights: [] },
      { to: "/my-book", text: "myBook", icon: <BookOutlined />, rights: ["book.own"] },
      { to: "/pool", text: "pool", icon: <InboxOutlined />, rights: ["book.own", "customer.read"] },
      {
        to: "/dispatch",
        text: "dispatch",
        icon: <SendOutlined />,
        rights: ["allocation.decide", "book.own"],
      },
      {
        to: "/registrations",
        text: "registrations",
        icon: <FieldTimeOutlined />,
        rights: ["book.act", "contact.write"],
      },
      { to: "/customers", text: "customers", icon: <ShopOutlined />, rights: ["customer.read"] },
      {
        to: "/new-customer",
        text: "newCustomer",
        icon: <PlusSquareOutlined />,
        rights: ["customer.create"],
      },
      {
        to: "/collisions",
        text: "collisions",
        icon: <MergeCellsOutlined />,
        rights: ["customer.create", "collision.decide"],
      },
      { to: "/managers", text: "managers", icon: <TeamOutlined />, rights: ["manager.read"] },
      { to: "/team", text: "team", icon: <CoffeeOutlined />, rights: ["handover.run"] },
      {
        to: "/handovers",
        text: "handovers",
        icon: <SolutionOutlined />,
        rights: ["handover.run", "book.own"],
      },
      {
        to: "/approvals",
        text: "approvals",
        icon: <CheckSquareOutlined />,
        rights: ["transfer.approve", "handover.run", "book.own"],
      },
      {
        to: "/duties",
        text: "duties",
        icon: <PhoneOutlined />,
        rights: ["handover.run", "book.own"],
      },
    ],
  },
  {
    text: "groupRegime",
    places: [
      { to: "/regimes", text: "regimes", icon: <ReadOutlined />, rights: ["regime.read"] },
      { to: "/import", text: "imports", icon: <ImportOutlined />, rights: ["import.run"] },
      {
        to: "/allocation",
        text: "allocation",
        icon: <ApartmentOutlined />,
        rights: ["allocation.run", "allocation.publish", "allocation.decide"],
      },
      { to: "/locks", text: "locks", icon: <LockOutlined />, rights: ["lock.write"] },
    ],
  },
  {
    text: "groupRecord",
    places: [
      { to: "/ledger", text: "ledger", icon: <AuditOutlined />, rights: ["ledger.read"] },
      {
        to: "/access",
        text: "access",
        icon: <SafetyOutlined />,
        rights: ["users.write", "ledger.read"],
      },
      {
        to: "/settings",
        text: "settings",
        icon: <SettingOutlined />,
        rights: ["settings.write"],
      },
    ],
  },
];

/** The places a reader may go, by group; groups without any are left out. */
export function placesFor(session: SessionView): readonly PlaceGroup[] {
  const mayGo = (place: Place) =>
    place.rights.length === 0 || place.rights.some((right) => session.rights.includes(right));
  return GROUPS.map((group) => ({ ...group, places: group.places.filter(mayGo) })).filter(
    (group) => group.places.length > 0,
  );
}
