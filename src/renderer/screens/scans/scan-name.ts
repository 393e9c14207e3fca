import type { ScanFile } from "../../../shared/dossier.ts";

const ENDINGS: Readonly<Record<string, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "application/pdf": "pdf",
};

/** The name a scan goes by: its paper and a number. People's own file names often hold names of people. */
export function scanName(
  paperCode: string,
  scans: readonly Pick<ScanFile, "paperCode">[],
  mimeType: string,
): string {
  const number = scans.filter((scan) => scan.paperCode === paperCode).length + 1;
  return `${paperCode.toLowerCase()}-${number}.${ENDINGS[mimeType] ?? "bin"}`;
}
