// Out of the page: to the clipboard, and as a file.
import { word } from "./i18n.js";
import { announce } from "./live.js";

// Browsers that give pages from disk no clipboard still let a page answer their own copy command.
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const answer = (event) => { event.clipboardData.setData("text/plain", text); event.preventDefault(); };
    document.addEventListener("copy", answer, { once: true });
    document.execCommand("copy");
    document.removeEventListener("copy", answer);
  }
  announce(word("copied"));
}

export function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  Object.assign(link, { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  announce(word("downloaded"));
}

// A name as part of a file's name.
export const fileName = (text, ending) => `${text.normalize("NFC").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "graph"}.${ending}`;
