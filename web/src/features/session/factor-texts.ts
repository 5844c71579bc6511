import { defineTexts } from "../../i18n/index.ts";

export const factorTexts = defineTexts(
  {
    title: "设置动态验证码",
    must: "管理员账号除了密码，还要手机上的动态验证码。设置好才能继续。",
    scan: "用手机上的验证器应用（如微软、谷歌、腾讯的身份验证器）扫描：",
    byHand: "不能扫码的，手工输入密钥：",
    firstCode: "手机上显示的六位数字",
    confirm: "确认",
    required: "请填写",
    recovery:
      "请把下面的恢复码记在安全的地方，只显示这一次。手机不在身边时，每个可以代替验证码用一次。",
    kept: "已记好，继续",
    code: "动态验证码或恢复码",
    signOn: (name: string) => `用${name}登录`,
    "session.signOnFailed": "统一登录没有完成，或已经过期。请再试一次。",
    "session.signOnUnknown":
      "统一登录的这个人在管户里没有为统一登录开通的账号。请安全管理员开通同名账号。",
    "session.signOnAdministrator": "管理员账号不走统一登录，请用密码和动态验证码。",
    "session.signOnFactor":
      "这个账号设了动态验证码，统一登录没有核对第二重验证。请用密码和动态验证码。",
    "session.noProvider": "没有配置统一登录。",
  },
  {
    title: "Set up the one-time code",
    must: "Besides the password, an administrator needs a one-time code from the telephone. Set it up to go on.",
    scan: "Scan this with an authenticator application on your telephone:",
    byHand: "If you cannot scan, enter the key by hand:",
    firstCode: "The six digits on the telephone",
    confirm: "Confirm",
    required: "Please fill in",
    recovery:
      "Keep these recovery codes in a safe place; they are shown only now. Each replaces one code when the telephone is not at hand.",
    kept: "I have kept them, go on",
    code: "One-time code or recovery code",
    signOn: (name: string) => `Sign in with ${name}`,
    "session.signOnFailed":
      "The single sign-on was not finished, or has expired. Please try again.",
    "session.signOnUnknown":
      "This person of the single sign-on has no account here that is open for it. Ask the security administrator to open the one of that name.",
    "session.signOnAdministrator":
      "Administrators do not use the single sign-on; use password and one-time code.",
    "session.signOnFactor":
      "This account has a one-time code, and the single sign-on asked for no second factor; use password and one-time code.",
    "session.noProvider": "No single sign-on is configured.",
  },
);
