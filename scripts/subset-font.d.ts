/** The one call of subset-font that the font script makes; the package ships no types. */
declare module "subset-font" {
  const subsetFont: (
    font: Uint8Array,
    text: string,
    options: { readonly targetFormat: "sfnt" | "woff2"; readonly noHinting: boolean },
  ) => Promise<Uint8Array>;
  export default subsetFont;
}
