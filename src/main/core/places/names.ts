const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/**
 * A place name as it is compared: lower case, single spaces, and each word's tone behind its letters, so that the two
 * ways of writing it (Hòa, Hoà) are one while Ba Tơ and Ba Tô stay two. For comparing only; no name is shown like this.
 */
export function sameName(name: string): string {
  const words =
    name
      .normalize("NFD")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}'’]+/gu) ?? [];
  return words.map((word) => word.replaceAll(TONES, "") + (word.match(TONES) ?? []).join("")).join(" ");
}
