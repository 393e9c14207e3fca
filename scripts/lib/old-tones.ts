/** Open oa, oe, uy with their tone on the second letter; after q the u belongs to the q. */
const NEW_TONES = /(o)([ae])([\u0300\u0301\u0303\u0309\u0323])(?![\p{L}\p{M}])/giu;
const NEW_TONES_UY = /(?<!q)(u)(y)([\u0300\u0301\u0303\u0309\u0323])(?![\p{L}\p{M}])/giu;

/** A name with its tones where official place names have them: Hòa Thủy, not Hoà Thuỷ. The list has both. */
export function oldTones(name: string): string {
  return name
    .normalize("NFD")
    .replaceAll(NEW_TONES, "$1$3$2")
    .replaceAll(NEW_TONES_UY, "$1$3$2")
    .normalize("NFC");
}
