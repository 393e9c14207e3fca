import { openPaperTools } from "./paper-tools.ts";

/** True when a chosen picture shows an ID card. A file that is no picture, or cannot be looked into, shows none. */
export async function showsCard(file: Blob): Promise<boolean> {
  if (!file.type.startsWith("image/")) return false;
  const tools = openPaperTools();
  try {
    const { isCard } = await tools.take(await createImageBitmap(file));
    return isCard;
  } catch {
    return false;
  } finally {
    tools.close();
  }
}
