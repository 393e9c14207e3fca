import { z } from "zod";
import type { ListFound } from "../../../shared/lists.ts";
import type { PlaceFound, Province } from "../../../shared/places.ts";
import { ListName, type Procedure } from "../../../shared/procedure.ts";
import { type KioskView, SessionEvent } from "../../../shared/session.ts";
import { method } from "./method.ts";
import { createStaffApi, type StaffTarget } from "./staff-api.ts";

/** Longest base64 text of one scan: the portal's 31,457,280 bytes, and room to refuse a larger one in words. */
const MOST_BASE64 = 46_000_000;

/** What the API needs of the kiosk behind it. */
export interface ApiTarget {
  /** The view, at once when it differs from `revision`, else at the next change or after 20 s. */
  watch(revision: number, page?: string): Promise<KioskView>;
  /** The view after the event; what `page` waits for by `watch` does not tell it the same again. */
  send(sessionId: string, event: SessionEvent, page?: string): KioskView;
  procedures(): readonly Procedure[];
  /** The desk's own province first. */
  provinces(): readonly Province[];
  searchPlaces(text: string, provinceCode: string | null): readonly PlaceFound[];
  searchList(list: ListName, text: string): readonly ListFound[];
  addScan(scan: NewScan): Promise<KioskView>;
  /** Bytes of a scan of this session, or null when it is not one. */
  readScan(
    sessionId: string,
    fileId: string,
  ): Promise<{ readonly mimeType: string; readonly base64: string } | null>;
  shown(screen: string, sinceStartMs: number): void;
}

const Id = z.string().min(1).max(64);

const NewScan = z.strictObject({
  sessionId: Id,
  paperCode: z.string().min(1).max(40),
  fileName: z.string().max(1000),
  base64: z.string().max(MOST_BASE64),
  /** Files of the same paper that this one holds whole, so that they go when it is kept. */
  replaces: z.array(Id).max(20).optional(),
});
/** A picture or PDF as the screen hands it over; `base64` may be empty, the file's own check says so in words. */
export type NewScan = z.output<typeof NewScan>;

/** Without words: every commune of the province; without a province: the desk's own comes first. */
const PlaceQuery = z.strictObject({
  text: z.string().max(100),
  provinceCode: z
    .string()
    .regex(/^\d{2}$/u)
    .nullable(),
});

/** Without words: the whole list, or of the bodies those of the desk's own commune. */
const ListQuery = z.strictObject({ list: ListName, text: z.string().max(500) });

/** Everything the screen may ask of the core: one plain object, schema beside method, the same in both hosts. */
export function createApi(kiosk: ApiTarget, staff: StaffTarget) {
  return {
    ...createStaffApi(staff),
    watchView: method(z.strictObject({ revision: z.int(), page: Id.optional() }), ({ revision, page }) =>
      kiosk.watch(revision, page),
    ),
    sendEvent: method(
      z.strictObject({ sessionId: Id, event: SessionEvent, page: Id.optional() }),
      ({ sessionId, event, page }) => kiosk.send(sessionId, event, page),
    ),
    listProcedures: method(z.strictObject({}), () => kiosk.procedures()),
    listProvinces: method(z.strictObject({}), () => kiosk.provinces()),
    searchPlaces: method(PlaceQuery, ({ text, provinceCode }) => kiosk.searchPlaces(text, provinceCode)),
    searchList: method(ListQuery, ({ list, text }) => kiosk.searchList(list, text)),
    addScan: method(NewScan, (scan) => kiosk.addScan(scan)),
    readScan: method(z.strictObject({ sessionId: Id, fileId: Id }), ({ sessionId, fileId }) =>
      kiosk.readScan(sessionId, fileId),
    ),
    reportShown: method(
      z.strictObject({ screen: z.string().max(40), sinceStartMs: z.number().min(0) }),
      ({ screen, sinceStartMs }) => kiosk.shown(screen, sinceStartMs),
    ),
  };
}

/** The API's type, the only thing the renderer knows of the core. */
export type Api = ReturnType<typeof createApi>;
