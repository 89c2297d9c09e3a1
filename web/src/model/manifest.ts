import check from "virtual:contract/manifest";
import type { Manifest } from "../contract";
import { keep, recall } from "./cache";
import { request } from "./files";
import { parseChecked } from "./json";

/**
 * The manifest in some text, once it is known to be one.
 *
 * @throws Problem when the text is not JSON or does not follow glassbox/contract/manifest.schema.json.
 */
export const parseManifest = (text: string): Manifest => parseChecked(text, "description of this network", check);

/**
 * The manifest of the experiment whose files lie at `base` (an address that ends in a slash).
 *
 * @throws Problem with one sentence for the visitor.
 */
export async function fetchManifest(base: string): Promise<Manifest> {
  const url = new URL("manifest.json", new URL(base, location.href)).href;
  let text: string;
  try {
    const response = await request(url, "manifest.json", "no-cache");
    text = await response.text();
  } catch (error) {
    const kept = await recall(url);
    if (!kept) throw error;
    return parseManifest(new TextDecoder().decode(kept));
  }
  const manifest = parseManifest(text);
  await keep(url, text);
  return manifest;
}
