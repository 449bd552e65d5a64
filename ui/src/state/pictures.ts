/** Pictures for lanes: from a file that is asked for, the clipboard, or one that is dropped. */
import type { Anchor } from "../api/bindings";
import { base64 } from "./base64";
import { session } from "./session.svelte";

/** The first picture among what was pasted or dropped. */
export function pictureIn(data: DataTransfer | null): File | undefined {
  return [...(data?.files ?? [])].find((file) => file.type.startsWith("image/"));
}

/** Hangs a picture into a place of a lane, none: one that the person chooses; what it shows is then asked for. */
export async function hang(lane: string, at: Anchor, file: File | null): Promise<void> {
  const map = session.document;
  if (!map) return;
  const before = new Set(map.pictures.map((picture) => picture.id));
  const data = file && (await base64(file));
  const error = await map.addPicture(lane, at, data);
  if (error) return session.fail(error);
  const added = map.pictures.find((picture) => !before.has(picture.id));
  if (added) session.select({ kind: "picture", id: added.id });
}
