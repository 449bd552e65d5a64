import { expect, it } from "vitest";
import { errorWords } from "./errors";

it("names a file that cannot be read, not where it was put", () => {
  expect(errorWords({ code: "unreadableFile", path: "/home/a/.local/milewalk/incoming/flow.mmd", reason: "it is a Mermaid flowchart" })).toBe("flow.mmd cannot be read: it is a Mermaid flowchart");
  expect(errorWords({ code: "unreadableFile", path: "C:\\maps\\a.json", reason: "it is empty" })).toBe("a.json cannot be read: it is empty");
});
