import type { IssueText } from "../text.ts";
import { shown } from "../text.ts";

const by = (articles: string): string => (articles === "" ? "" : ` (${articles})`);

/** Why a step of a customer's ownership is not taken. */
export const lifeRefusals = {
  "life.noArticle": {
    what: (d) => `No regime in force speaks of this for ${shown(d, "customer")}.`,
    can: () => "write articles on protection, pool and claims into the regime.",
  },
  "life.notFree": {
    what: (d) => {
      const until = shown(d, "until");
      return `${shown(d, "customer")} is kept by somebody (${shown(d, "unit")}${until === "" ? "" : `, protected until ${until}`})${by(shown(d, "articles"))}.`;
    },
    can: () => "choose another customer; if the ownership is wrong, open a collision.",
  },
  "life.waits": {
    what: (d) =>
      `${shown(d, "customer")} refused its new managers: the unit keeps it, and nobody is given it up to and including ${shown(d, "until")}${by(shown(d, "articles"))}.`,
    can: () =>
      "give it after that day (the head of the unit is told then); until then the unit itself stays in touch.",
  },
  "life.inPool": {
    what: (d) =>
      `${shown(d, "customer")} is in the pool; a registration does not take it out${by(shown(d, "articles"))}.`,
    can: () => "claim it from the pool.",
  },
  "life.cooldown": {
    what: (d) =>
      `${shown(d, "customer")} went from you to the pool and is not yours to claim before ${shown(d, "from")}${by(shown(d, "articles"))}.`,
    can: (d) => `claim it from ${shown(d, "from")} on.`,
  },
  "life.dayQuota": {
    what: (d) =>
      `You have claimed ${shown(d, "limit")} today, the most of a day${by(shown(d, "articles"))}.`,
    can: () => "claim it tomorrow.",
  },
  "life.holdCap": {
    what: (d) =>
      `You hold ${shown(d, "held")}; after a claim at most ${shown(d, "limit")} may be held${by(shown(d, "articles"))}.`,
    can: () => "give customers back that you no longer follow.",
  },
  "life.notHeld": {
    what: (d) => `${shown(d, "customer")} is not yours now.`,
    can: () => "reload to see who has it.",
  },
  "life.beforeClock": {
    what: (d) =>
      `${shown(d, "customer")} is kept for you from ${shown(d, "began")} on; a contact before does not count${by(shown(d, "articles"))}.`,
    can: () => "record a contact since then.",
  },
  "life.ineligible": {
    what: (d) =>
      `You do not meet what ${shown(d, "customer")} asks of its manager${by(shown(d, "articles"))}.`,
    can: () => "see what the articles ask; have wrong facts corrected by an administrator.",
  },
  "life.changedMeanwhile": {
    what: (d) => `${shown(d, "customer")} was taken by somebody else just now.`,
    can: () => "choose another customer.",
  },
  "life.overCapacity": {
    what: (d) =>
      `The limit of ${shown(d, "manager")} is ${shown(d, "limit")}; with this it would be ${shown(d, "held")}.`,
    can: () => "give back or hand on some customers first.",
  },
  "life.noManager": {
    what: () => "Your account belongs to no customer manager.",
    can: () => "have an administrator enter the staff number.",
  },
  "life.contactAhead": {
    what: () => "The date lies ahead.",
    can: () => "enter the date of something that has happened.",
  },
} satisfies Record<string, IssueText>;
