import type { ScanFile } from "./dossier.ts";
import type { Paper } from "./procedure.ts";

/**
 * The Giấy ủy quyền of the route `authorised`: printed here, signed, photographed (DECISIONS 7). It belongs to the way of
 * sending and to no procedure, so no catalogue lists it; its code is its MaThanhPhanHoSo at the portal.
 */
export const authorisationPaper: Paper = {
  code: "GIAY-UY-QUYEN",
  name: { vi: "Giấy ủy quyền đã ký", en: "Signed authorisation" },
  how: "submit",
  required: true,
  originals: 1,
  copies: 0,
};

/** The photographs of the signed Giấy ủy quyền among these scans. */
export function authorisationScans(scans: readonly ScanFile[]): readonly ScanFile[] {
  return scans.filter(({ paperCode }) => paperCode === authorisationPaper.code);
}
