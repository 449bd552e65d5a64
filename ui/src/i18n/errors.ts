/** What happened and what to do, for each error of the core. */
import type { ApiError } from "../api/bindings";

export function errorWords(error: ApiError): string {
  switch (error.code) {
    case "conflict":
      return "The map has changed meanwhile; it is shown as it is now. Try again.";
    case "invalidEdit":
      return capital(error.reason);
    case "notFound":
      return `${capital(error.what)} is not there any more.`;
    case "unreadableFile":
      return `${fileName(error.path)} cannot be read: ${error.reason}`;
    case "unwritableFile":
      return `${error.path} was not written: ${error.reason}`;
    case "newerFormat":
      return `This was written by a newer Milewalk (${error.found}). Update Milewalk to open it.`;
    case "notWalkable":
      return capital(error.reason);
    case "unshown":
      return `The file is written, but no program here shows its folder. It is ${error.path}.`;
    case "undrawable":
      return capital(error.reason);
    case "diskFull":
      return `The disk is full: ${error.path} was not written, and nothing was lost. Make room and try again.`;
    case "cancelled":
      return "Cancelled. Nothing has changed.";
    case "internal":
      return `That did not work: ${error.message}`;
  }
}

/** Where it lies says nothing: what was dropped on the window lies where the window has put it. */
function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) || path;
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
