import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/**
 * This machine's own name for the store's lease, from what a copied data folder does not carry along: the system's
 * machine id where there is one, else the host name. Hashed, so that neither stands in the file.
 */
export function machineId(): string {
  return createHash("sha256").update(`one-stop-kiosk ${systemId()}`).digest("hex").slice(0, 32);
}

function systemId(): string {
  try {
    return readFileSync("/etc/machine-id", "utf8").trim() || hostname();
  } catch {
    return hostname();
  }
}
