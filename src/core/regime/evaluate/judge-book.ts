import type { CustomerFacts } from "../../facts/index.ts";
import { type LocalDate, managerId } from "../../shared/index.ts";
import type { RegimeDocument } from "../model/index.ts";
import type { Finding } from "./finding.ts";
import { judge } from "./judge.ts";

/** A customer with the owner a plan gives it; null = left out. */
export interface Placed {
  readonly customer: CustomerFacts;
  readonly owner: string | null;
}

/** Two customers whose owners an article is about, the smaller id first. */
export interface CompanyFinding {
  readonly article: string;
  /** rivals: together against a hard article · parted: apart, charged in minutes a month. */
  readonly kind: "rivals" | "parted";
  readonly pair: readonly [string, string];
  readonly minutes: number;
}

/**
 * What the articles say of customers in each other's company under a plan, looking at every two:
 * the reference for what an allocation builds from the compiled plan. O(customers³).
 */
export function judgeBook(
  document: RegimeDocument,
  book: { readonly placed: readonly Placed[]; readonly today: LocalDate },
): readonly CompanyFinding[] {
  const nobody = { id: managerId(""), fields: {} };
  const members = book.placed.map(({ customer, owner }) => ({
    id: customer.id,
    owner,
    findings: judge(document, { customer, manager: nobody, today: book.today }),
  }));
  return document.articles.flatMap(({ key }) =>
    members.flatMap((a) =>
      members
        .filter((b) => a.id < b.id)
        .flatMap((b): readonly CompanyFinding[] => {
          const said = sayOf(key, { document, members, a, b });
          return said === null ? [] : [{ article: key, pair: [a.id, b.id], ...said }];
        }),
    ),
  );
}

interface Member {
  readonly id: string;
  readonly owner: string | null;
  readonly findings: readonly Finding[];
}

interface Two {
  readonly document: RegimeDocument;
  readonly members: readonly Member[];
  readonly a: Member;
  readonly b: Member;
}

function sayOf(
  article: string,
  { document, members, a, b }: Two,
): Pick<CompanyFinding, "kind" | "minutes"> | null {
  const rule = document.articles.find(({ key }) => key === article)?.rule ?? null;
  if (rule === null) return null;
  if (rule.kind === "disjoint" && rule.strength === "hard") {
    const areTogether = a.owner !== null && a.owner === b.owner;
    return areTogether && areRivals(article, a, b) ? { kind: "rivals", minutes: 0 } : null;
  }
  if (rule.strength !== "soft" || a.owner === b.owner) return null;
  if (rule.kind === "compactness" && areNeighbours(article, a, b)) {
    return { kind: "parted", minutes: rule.apart };
  }
  if (rule.kind !== "cohesion" || rule.mode !== "mainLocal") return null;
  const follows = leaderOf(article, a, members) === b.id || leaderOf(article, b, members) === a.id;
  return follows ? { kind: "parted", minutes: rule.apart } : null;
}

function find<K extends Finding["kind"]>(
  article: string,
  member: Member,
  kind: K,
): Extract<Finding, { readonly kind: K }> | null {
  const isWanted = (one: Finding): one is Extract<Finding, { readonly kind: K }> =>
    one.article === article && one.kind === kind;
  return member.findings.find(isWanted) ?? null;
}

function areRivals(article: string, a: Member, b: Member): boolean {
  const others = find(article, b, "disjoint")?.rivalries ?? [];
  return find(article, a, "disjoint")?.rivalries.some((name) => others.includes(name)) ?? false;
}

function areNeighbours(article: string, a: Member, b: Member): boolean {
  const one = find(article, a, "compactness");
  const other = find(article, b, "compactness");
  if (one === null || other === null || one.cell === null || other.cell === null) return false;
  return (
    one.cell === other.cell ||
    one.adjacent.includes(other.cell) ||
    other.adjacent.includes(one.cell)
  );
}

/** The head for the leaders of places and those without one; the leader of the place for others. */
function leaderOf(article: string, member: Member, members: readonly Member[]): string | null {
  const own = find(article, member, "cohesion");
  if (own === null || own.group === null) return null;
  const group = members.filter((one) => find(article, one, "cohesion")?.group === own.group);
  const head = best(article, group);
  if (head?.id === member.id) return null;
  const local = (one: Member | null): string | null =>
    one === null ? null : (find(article, one, "cohesion")?.local ?? null);
  if (own.local === null || own.local === local(head)) return head?.id ?? null;
  const first = best(
    article,
    group.filter((one) => local(one) === own.local),
  );
  return (first?.id === member.id ? head?.id : first?.id) ?? null;
}

/** Of a group, the member that leads; an unknown amount comes last, then the smaller id decides. */
function best(article: string, group: readonly Member[]): Member | null {
  const lead = (one: Member): number => find(article, one, "cohesion")?.lead ?? -1e300;
  const sorted = [...group].sort((a, b) => lead(b) - lead(a) || (a.id < b.id ? -1 : 1));
  return sorted[0] ?? null;
}
