import type { Store } from "../store/store.ts";

/** Smaller files are sent in one piece: to know half of one after a crash saves nothing. */
const worthResumingBytes = 1_048_576;

/**
 * What is learnt of a row's uploads while it is under way. Places of large files are written at once, because after a
 * crash they go on there; everything else goes into the row's next commit, so that it costs none of its own.
 */
export interface UploadNotes {
  /** Where the portal takes the rest of a file. */
  place(file: { readonly fileId: string; readonly sizeBytes: number }, url: string): void;
  /** The portal holds the file whole. */
  done(file: { readonly fileId: string; readonly position: number }, url: string): void;
  /** Writes what is not written yet; called inside a transaction. */
  flush(): void;
}

export function createUploadNotes(
  store: Pick<Store, "noteUploadUrl" | "noteUploaded">,
  intentId: number,
): UploadNotes {
  const pending = new Map<string, () => void>();
  return {
    place({ fileId, sizeBytes }, url) {
      if (sizeBytes > worthResumingBytes) store.noteUploadUrl(fileId, url);
      else pending.set(fileId, () => store.noteUploadUrl(fileId, url));
    },
    done: ({ fileId, position }, url) =>
      void pending.set(fileId, () => store.noteUploaded(intentId, fileId, position, url)),
    flush() {
      for (const write of pending.values()) write();
      pending.clear();
    },
  };
}
