import type { ScanFile } from "../../../shared/dossier.ts";

const ENDINGS: Readonly<Record<string, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "application/pdf": "pdf",
};

type NamedScan = Pick<ScanFile, "paperCode" | "fileName">;

/**
 * The name a scan goes by: its paper and the first number that no other file of the paper has. People's own file names
 * often hold names of people.
 */
export function scanName(paperCode: string, scans: readonly NamedScan[], mimeType: string): string {
  const taken = scans
    .filter((scan) => scan.paperCode === paperCode)
    .map(({ fileName }) => fileName.split(".")[0]);
  let number = 1;
  while (taken.includes(`${paperCode.toLowerCase()}-${number}`)) number += 1;
  return `${paperCode.toLowerCase()}-${number}.${ENDINGS[mimeType] ?? "bin"}`;
}
