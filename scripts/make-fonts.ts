/**
 * Cuts the fonts down to what the kiosk writes: `npm run fonts`. The results are committed, so nobody needs to run
 * this but who changes the letters or the fonts.
 *
 * Screens get woff2. Slips get TrueType: pdfkit's font reader throws on every woff2.
 */
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import subsetFont from "subset-font";
import { answerHelp } from "./lib/help.ts";

answerHelp("npm run fonts   cuts the fonts in assets/fonts down to what the kiosk writes; takes no flags");

const root = resolve(import.meta.dirname, "..");
const source = join(root, "node_modules/@expo-google-fonts");
const target = join(root, "assets/fonts");

const TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"];
const VOWELS = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"];

function vietnameseLetters(): string {
  const lower =
    VOWELS.flatMap((vowel) => TONES.map((tone) => (vowel + tone).normalize("NFC"))).join("") + "đ";
  return lower + lower.toUpperCase();
}

function range(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join("");
}

// Latin-1 and Latin Extended-A: a foreigner's passport name must print too.
const letters = range(0x20, 0x7e) + range(0xa0, 0x17f) + vietnameseLetters();
// Combining marks let a half-composed name still show its tone on the screen.
const marks = "\u0300\u0301\u0303\u0309\u0323\u031b";
const signs = "–—‘’“”„…•·‰′″€₫№™→←↑↓−×÷≈≠≤≥☐☑☒✓✔□■▪●○";

interface Cut {
  readonly from: string;
  readonly to: string;
  readonly format: "sfnt" | "woff2";
}

const cuts: readonly Cut[] = [
  ...(["400Regular", "600SemiBold", "700Bold"] as const).map((style) => ({
    from: `be-vietnam-pro/${style}/BeVietnamPro_${style}.ttf`,
    to: `be-vietnam-pro-${style.slice(0, 3)}.woff2`,
    format: "woff2" as const,
  })),
  { from: "tinos/400Regular/Tinos_400Regular.ttf", to: "tinos-regular.ttf", format: "sfnt" },
  { from: "tinos/700Bold/Tinos_700Bold.ttf", to: "tinos-bold.ttf", format: "sfnt" },
  { from: "tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf", to: "tinos-italic.ttf", format: "sfnt" },
  { from: "tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf", to: "tinos-bold-italic.ttf", format: "sfnt" },
];

await mkdir(target, { recursive: true });
for (const cut of cuts) {
  const whole = await readFile(join(source, cut.from));
  const small = await subsetFont(whole, letters + marks + signs, {
    targetFormat: cut.format,
    // Hints are for coarse screens; on paper they only weigh.
    noHinting: cut.format === "sfnt",
  });
  await writeFile(join(target, cut.to), small);
  console.log(`${cut.to}: ${whole.length} -> ${small.length} bytes`);
}
await copyFile(join(source, "be-vietnam-pro/LICENSE_FONT"), join(target, "LICENSE-be-vietnam-pro.txt"));
await copyFile(join(source, "tinos/LICENSE_FONT"), join(target, "LICENSE-tinos.txt"));
