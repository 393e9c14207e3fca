import { type ReactNode, type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { useClock } from "../api/use-connection.ts";
import { Button } from "../ui/button.tsx";
import { createFileWindow, type FileWindow } from "./patience.ts";

export interface FileButtonProps {
  readonly accept: string;
  readonly icon: ReactNode;
  readonly label: string;
  readonly disabled?: boolean;
  readonly children: ReactNode;
  readonly onFile: (file: File) => void;
  /** Called while the system's window for files is open, and when it closes: the person is there. */
  readonly onStillHere: () => void;
}

/** Opens the system's own window for files. */
export function FileButton({
  accept,
  icon,
  label,
  disabled = false,
  children,
  onFile,
  onStillHere,
}: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const files = useFileWindow(input, onStillHere);
  return (
    <>
      <input
        ref={input}
        className="only-spoken"
        type="file"
        accept={accept}
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) onFile(file);
          event.target.value = "";
        }}
      />
      <Button
        icon={icon}
        disabled={disabled}
        label={label}
        onPress={() => {
          files.current?.opened();
          input.current?.click();
        }}
      >
        {children}
      </Button>
    </>
  );
}

function useFileWindow(
  input: RefObject<HTMLInputElement | null>,
  onStillHere: () => void,
): RefObject<FileWindow | null> {
  const clock = useClock();
  const files = useRef<FileWindow | null>(null);
  const tell = useEffectEvent(onStillHere);
  useEffect(() => {
    const here = new AbortController();
    const opened = createFileWindow(clock, () => tell());
    files.current = opened;
    const { signal } = here;
    for (const kind of ["change", "cancel"]) input.current?.addEventListener(kind, opened.closed, { signal });
    window.addEventListener("focus", opened.closed, { signal });
    return () => {
      here.abort();
      opened.cancel();
    };
  }, [clock, input]);
  return files;
}
