import type { ScanFile } from "../../../shared/dossier.ts";

type MimeType = ScanFile["mimeType"];

/** Longest name that is kept, in UTF-16 units: long enough to be recognised, short enough for every file system. */
const LONGEST = 120;

const EXTENSIONS: Readonly<Record<MimeType, readonly [string, ...string[]]>> = {
  "image/jpeg": ["jpg", "jpeg", "jpe", "jfif"],
  "image/png": ["png"],
  "application/pdf": ["pdf"],
};

/** Endings that claim to be something we do not take. Any other ending is part of a name ("số 1.2"). */
const OTHERS: ReadonlySet<string> = new Set(
  "zip rar 7z gz exe msi bat js html htm svg gif webp heic heif avif tif tiff bmp doc docx xls xlsx ppt pptx odt txt rtf mp4 mov".split(
    " ",
  ),
);

/** True unless the name's ending claims another type than the content has. */
export function nameFits(fileName: string, mimeType: MimeType): boolean {
  const ending = endingOf(fileName);
  const isAnother = OTHERS.has(ending) || Object.values(EXTENSIONS).flat().includes(ending);
  return EXTENSIONS[mimeType].includes(ending) || !isAnother;
}

/**
 * The name as it is kept in the dossier's row: NFC, without folders, control and direction characters, at most 120
 * units with its ending, never cut inside a letter. A name that says nothing becomes `tep`.
 */
export function storedName(fileName: string, mimeType: MimeType): string {
  const clean = fileName
    .normalize("NFC")
    .replace(/^.*[/\\]/su, "")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}:*?"<>|]/gu, "")
    .replaceAll(/\s+/gu, " ")
    .trim();
  const ending = endingOf(clean);
  const kept = EXTENSIONS[mimeType].includes(ending)
    ? clean.slice(clean.length - ending.length)
    : EXTENSIONS[mimeType][0];
  const stem = kept.toLowerCase() === ending ? clean.slice(0, clean.length - ending.length - 1) : clean;
  return `${cut(stem.replaceAll(/^[. ]+|[. ]+$/gu, ""), LONGEST - kept.length - 1) || "tep"}.${kept}`;
}

function endingOf(fileName: string): string {
  return /\.([a-z0-9]{1,5})$/iu.exec(fileName.trim())?.[1]?.toLowerCase() ?? "";
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let kept = "";
  for (const { segment } of new Intl.Segmenter("vi").segment(text)) {
    if (kept.length + segment.length > longest - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
