import { BlockList, isIP } from "node:net";

/** Names, with or without port, that the operator allows although they are inside. */
export type AllowedHosts = readonly string[];

const V4: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];
/** Among them the forms in which an IPv4 address hides in an IPv6 one. */
const V6: readonly (readonly [string, number])[] = [
  ["::", 96],
  ["64:ff9b::", 96],
  ["2001::", 32],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
];

/** Source: IANA special-purpose address registries. */
const INSIDE = new BlockList();
for (const [net, bits] of V4) INSIDE.addSubnet(net, bits, "ipv4");
for (const [net, bits] of V6) INSIDE.addSubnet(net, bits, "ipv6");

/** Whether an address is this machine, its network or nobody's. IPv4 in IPv6 is judged as IPv4. */
export const isInside = (address: string): boolean =>
  INSIDE.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, "").toLowerCase();

export const isAllowed = (url: URL, allowed: AllowedHosts): boolean =>
  allowed.includes(url.host.toLowerCase()) || allowed.includes(bare(url.hostname));

/**
 * What the address itself says, before any name is looked up: HTTPS to a name or a public address,
 * without a login in it. `URL` has put decimal, octal and short addresses into their usual form.
 */
export function judgeAddress(
  target: string,
  allowed: AllowedHosts,
): "addressForbidden" | "addressUnknown" | null {
  if (!URL.canParse(target)) return "addressUnknown";
  const url = new URL(target);
  if (url.protocol !== "https:" && url.protocol !== "http:") return "addressForbidden";
  if (url.username !== "" || url.password !== "") return "addressForbidden";
  if (isAllowed(url, allowed)) return null;
  const host = bare(url.hostname);
  if (url.protocol !== "https:" || host === "localhost" || host.endsWith(".localhost"))
    return "addressForbidden";
  return isIP(host) !== 0 && isInside(host) ? "addressForbidden" : null;
}
