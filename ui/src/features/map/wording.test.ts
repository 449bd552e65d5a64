import { expect, it } from "vitest";
import { blameHint } from "./wording";

it.each([
  "Customers are stupid",
  "users are idiots",
  "Users are just too lazy to read",
  "Stupid users",
  "They never read the mail",
  "Nobody can be that dumb",
  "People don’t bother to listen",
  "PEBKAC",
  "It was user error",
  "They should have read the manual",
  "the customer's own fault",
])("hears that %s blames the customer", (text) => expect(blameHint(text)).toBe("This blames the customer: say what makes it hard."));

it("hears that a fault is passed on", () => expect(blameHint("The carrier was late, not our fault")).toMatch(/^To the customer it is one service/));

it.each([
  "I cannot know the cost centre",
  "The form makes me feel stupid",
  "Users feel stupid at the second question",
  "They treat customers like idiots",
  "A stupid question: incident or request?",
  "Customers cannot read the small print",
  "Nobody says how long it takes",
  "The page is useless on a phone",
  "It is our fault, and we say so",
  "",
])("leaves “%s” alone", (text) => expect(blameHint(text)).toBeUndefined());
