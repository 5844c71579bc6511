import { createHmac } from "node:crypto";
import type { OutgoingMessage } from "../app/webhooks/messenger.ts";
import type { Post } from "./post.ts";

const JSON_TYPE = { "content-type": "application/json; charset=utf-8" } as const;

/** Bytes that the robots take in a text; 企业微信 has the least. */
const MAX_TEXT = 2000;

/** The text cut between characters. */
export function cut(text: string, bytes = MAX_TEXT): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let kept = "";
  let size = 3;
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > bytes) break;
    kept += character;
  }
  return `${kept}…`;
}

/** The message as its receiver wants it. */
export function requestOf(message: OutgoingMessage): Post {
  switch (message.format) {
    case "wecom":
      return wecom(message);
    case "dingtalk":
      return dingtalk(message);
    case "feishu":
      return feishu(message);
    case "json":
      return plain(message);
  }
}

/** The key in the address is the whole protection. Source: 企业微信开发者中心, 群机器人配置说明. */
const wecom = ({ target, text }: OutgoingMessage): Post => ({
  url: new URL(target),
  headers: JSON_TYPE,
  body: JSON.stringify({ msgtype: "text", text: { content: cut(text) } }),
});

/** Milliseconds and HMAC of `time\nsecret` under the secret, in the address. Source: 钉钉开放平台, 自定义机器人安全设置. */
function dingtalk({ target, secret, text, at }: OutgoingMessage): Post {
  const url = new URL(target);
  if (secret !== null) {
    const time = String(at.getTime());
    const sign = createHmac("sha256", secret).update(`${time}\n${secret}`).digest("base64");
    url.searchParams.set("timestamp", time);
    url.searchParams.set("sign", sign);
  }
  const body = JSON.stringify({ msgtype: "text", text: { content: cut(text) } });
  return { url, headers: JSON_TYPE, body };
}

/** Seconds and HMAC of nothing under `time\nsecret`, in the body. Source: 飞书开放平台, 自定义机器人使用指南. */
function feishu({ target, secret, text, at }: OutgoingMessage): Post {
  const time = String(Math.floor(at.getTime() / 1000));
  const signed =
    secret === null
      ? {}
      : {
          timestamp: time,
          sign: createHmac("sha256", `${time}\n${secret}`).digest("base64"),
        };
  return {
    url: new URL(target),
    headers: JSON_TYPE,
    body: JSON.stringify({ ...signed, msg_type: "text", content: { text: cut(text) } }),
  };
}

/** For programs: what the notice is made of, signed over the time and the body. */
function plain(message: OutgoingMessage): Post {
  const { target, secret, delivery, kind, about, data, text, at } = message;
  const body = JSON.stringify({ delivery, kind, about, data, text, at: at.toISOString() });
  const time = String(at.getTime());
  const sign =
    secret === null
      ? {}
      : {
          "x-guanhu-signature": `sha256=${createHmac("sha256", secret).update(`${time}.${body}`).digest("hex")}`,
        };
  return {
    url: new URL(target),
    body,
    headers: {
      ...JSON_TYPE,
      "x-guanhu-delivery": delivery,
      "x-guanhu-timestamp": time,
      ...sign,
    },
  };
}
