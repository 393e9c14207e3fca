import { z } from "zod";

const Sealed = z.base64();

/**
 * A row on its way to another machine. What is sealed stays sealed under the row's own data key, which goes along in
 * clear: the whole record only ever lies encrypted under the transfer's code.
 */
export const MovedRow = z.strictObject({
  kind: z.enum(["account", "dossier"]),
  reference: z.string(),
  keptAtMs: z.int(),
  key: Sealed,
  body: Sealed,
  outbox: z.strictObject({
    state: z.enum(["waiting", "sending", "unknown", "needs-person", "held"]),
    reason: z.string().nullable(),
    attempts: z.int(),
    doubts: z.int(),
    changedAtMs: z.int(),
    dependsOn: z.string().nullable(),
  }),
  account: z.strictObject({ state: z.string(), answer: Sealed.nullable() }).nullable(),
  dossier: z.strictObject({ localNumber: z.string(), ticket: Sealed, answer: Sealed.nullable() }).nullable(),
  fileIds: z.array(z.string().regex(/^[0-9a-f]{32}$/u)),
  /** What is on paper already: there it is not owed again, and counted on. Files of earlier versions do not say. */
  prints: z
    .array(
      z.strictObject({
        kind: z.string(),
        copies: z.int(),
        printedAtMs: z.int(),
        /** Of a result, the portal's id. */
        part: z.string().nullable().default(null),
      }),
    )
    .default([]),
});
export type MovedRow = z.output<typeof MovedRow>;

export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
export const fromBase64 = (text: string): Uint8Array => Buffer.from(text, "base64");
