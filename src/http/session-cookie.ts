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
