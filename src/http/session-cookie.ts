import type { FastifyReply, FastifyRequest } from "fastify";

const NAME = "guanhu_session";

export const tokenOf = (request: FastifyRequest): string | undefined => request.cookies[NAME];

/**
 * Lax, not Secure: most installations are plain HTTP in an intranet. Behind HTTPS the cookie is
 * Secure. Writes additionally need a header that no foreign page can send.
 */
export function setToken(reply: FastifyReply, token: string, expiresAt: Date): void {
  reply.setCookie(NAME, token, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: reply.request.protocol === "https",
    expires: expiresAt,
  });
}

export const clearToken = (reply: FastifyReply): void => {
  reply.clearCookie(NAME, { path: "/" });
};

/** Binds a sign-in at the provider to the browser that began it. */
const SIGN_ON = "guanhu_sign_on";
const SIGN_ON_SECONDS = 600;

export const signOnOf = (request: FastifyRequest): string | undefined => request.cookies[SIGN_ON];

export function setSignOn(reply: FastifyReply, state: string): void {
  reply.setCookie(SIGN_ON, state, {
    path: "/api/sign-on",
    httpOnly: true,
    sameSite: "lax",
    secure: reply.request.protocol === "https",
    maxAge: SIGN_ON_SECONDS,
  });
}

export const clearSignOn = (reply: FastifyReply): void => {
  reply.clearCookie(SIGN_ON, { path: "/api/sign-on" });
};
