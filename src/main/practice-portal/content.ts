import { createHash } from "node:crypto";
import type { DossierRow } from "../core/portal/wire/index.ts";

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** sha256 of a value's content, whatever the order its keys came in. */
export function contentHash(value: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(sorted(value)))
    .digest("hex");
}

/**
 * sha256 of a dossier's content: every field but the addresses of its uploads; files count by their sha256 in order,
 * so that the same papers uploaded again are the same content.
 */
export function dossierContentHash(row: DossierRow, sha256Of: (uploadId: string) => string | null): string {
  const papers = row.TaiLieuNop.map(({ TepDinhKemId, DuongDanTaiTepTin: _address, ...rest }) => ({
    ...rest,
    sha256: sha256Of(TepDinhKemId),
  }));
  return contentHash({ ...row, TaiLieuNop: papers });
}
