/** A file that was dropped on the window: a page is told no paths, so that its bytes cross to the core. */
import { call } from "../api/core";
import { base64 } from "./base64";

/** Bytes that cross at once. */
const PART = 3 * 1024 * 1024;

/** Where the file is then; none: `goesOn`, which is told how much has crossed, said no. */
export async function received(file: File, goesOn: (share: number) => boolean): Promise<string | undefined> {
  let path: string | undefined;
  for (let at = 0; at === 0 || at < file.size; at += PART) {
    if (!goesOn(at / Math.max(file.size, 1))) return undefined;
    const data = await base64(file.slice(at, at + PART));
    ({ path } = await call("tickets_receive", { name: file.name, first: at === 0, data }));
  }
  return goesOn(1) ? path : undefined;
}
