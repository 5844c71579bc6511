import { describe, expect, it } from "vitest";
import { networkOf, newThrottle } from "./throttle.ts";

const NOW = 1_800_000_000_000;

describe("addresses of one network", () => {
  it("are those of one /64, however they are written; those of IPv4 stand alone", () => {
    expect(networkOf("2001:db8:1:2::1")).toBe("2001:db8:1:2::/64");
    expect(networkOf("2001:0DB8:0001:0002:ffff:0:0:9%eth0")).toBe("2001:db8:1:2::/64");
    expect(networkOf("2001:db8::1")).toBe("2001:db8:0:0::/64");
    expect(networkOf("::1")).toBe("0:0:0:0::/64");
    expect(networkOf("::ffff:192.0.2.7")).toBe("192.0.2.7");
    expect(networkOf("192.0.2.7")).toBe("192.0.2.7");
  });

  it("are counted together: a guesser gains nothing by changing the last part", () => {
    const throttle = newThrottle();
    const waits = Array.from({ length: 70 }, (_, at) =>
      throttle.attempt(`name${at}`, `2001:db8:1:2::${at.toString(16)}`, NOW),
    ).filter(({ kind }) => kind === "wait");
    expect(waits).toHaveLength(10);
  });
});

describe("guesses of one account", () => {
  it("stay counted while a flood of other names comes from everywhere", () => {
    const throttle = newThrottle();
    for (let guess = 0; guess < 10; guess++) throttle.attempt("mei", "192.0.2.7", NOW);
    for (let at = 0; at < 30_000; at++)
      throttle.attempt(`x${at}`, `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`, NOW);
    expect(throttle.attempt("mei", "192.0.2.8", NOW).kind).toBe("wait");
  });
});

describe("sign-ins that go to the provider", () => {
  it("are as many as a house begins in a quarter of an hour, and no more", () => {
    const throttle = newThrottle();
    const seconds = Array.from({ length: 601 }, () => throttle.signOn("192.0.2.7", NOW));
    expect(seconds.filter((one) => one > 0)).toEqual([900]);
    expect(throttle.signOn("192.0.2.8", NOW)).toBe(0);
    expect(throttle.signOn("192.0.2.7", NOW + 900_000)).toBe(0);
  });
});
