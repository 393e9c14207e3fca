export * from "./account.ts";
export * from "./dates.ts";
export * from "./dossier.ts";
export * from "./envelope.ts";
export * from "./procedure.ts";
