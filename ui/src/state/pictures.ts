/** Pictures for lanes: from a file that is asked for, the clipboard, or one that is dropped. */
import type { Anchor } from "../api/bindings";
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

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    // "data:image/png;base64,…": the core wants what comes after the comma.
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error ?? new Error("the picture cannot be read"));
    reader.readAsDataURL(file);
  });
}
