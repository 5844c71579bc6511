/** Twelve people and twenty customers: few enough that they meet. */
export const CLIENTS = 12;
export const CUSTOMERS = 20;
export const HEAD = "head";
export const INSPECTOR = "inspector";
export const personOf = (nth: number): string => `m${nth}`;
export const customerOf = (nth: number): string => `k${nth}`;
/** The session of an account, known to both programs. */
export const tokenOf = (account: string): string => `register-test-session-of-${account}`;
