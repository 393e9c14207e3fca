import { lazy, type ReactNode, Suspense, useState } from "react";
import { byContent } from "./file-kind.ts";

const CardQuestion = lazy(async () => {
  const [{ CardQuestion: question }] = await Promise.all([
    import("./card-question.tsx"),
    import("./texts.ts"),
  ]);
  return { default: question };
});

export interface PickedFile {
  /** Takes a chosen file: hands it on, unless it shows an ID card; then an officer is asked first. */
  readonly pick: (paperCode: string, file: Blob) => void;
  /** True while it is being looked at. */
  readonly looking: boolean;
  readonly question: ReactNode;
}

export interface PickedFileWays {
  readonly onFile: (paperCode: string, file: Blob) => void;
  readonly onCardAllowed: (paperCode: string) => void;
}

/** A picture from a stick is held to the same rule as one from the camera; what looks for a card is fetched for it. */
export function usePickedFile({ onFile, onCardAllowed }: PickedFileWays): PickedFile {
  const [looking, setLooking] = useState(false);
  const [asked, setAsked] = useState<{ readonly paperCode: string; readonly file: Blob } | null>(null);
  const look = async (paperCode: string, picked: Blob): Promise<void> => {
    const file = await byContent(picked);
    if (!file.type.startsWith("image/")) return onFile(paperCode, file);
    const { showsCard } = await import("./card-in-file.ts");
    if (await showsCard(file).catch(() => false)) setAsked({ paperCode, file });
    else onFile(paperCode, file);
  };
  const allow = (): void => {
    if (asked === null) return;
    setAsked(null);
    onCardAllowed(asked.paperCode);
    onFile(asked.paperCode, asked.file);
  };
  return {
    looking,
    pick(paperCode, file) {
      setLooking(true);
      void look(paperCode, file)
        .catch(() => onFile(paperCode, file))
        .finally(() => setLooking(false));
    },
    question:
      asked === null ? null : (
        <Suspense fallback={null}>
          <CardQuestion onDrop={() => setAsked(null)} onAllow={allow} />
        </Suspense>
      ),
  };
}
