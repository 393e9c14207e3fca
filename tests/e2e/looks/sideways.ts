/**
 * What can be moved sideways, or stands outside the panel at its sides; behind an open dialog nothing is looked at. It
 * needs nothing of this file or another, so that any page can run it.
 */
export function sideways(): readonly string[] {
  const stage = Array.from(document.querySelectorAll("dialog[open]")).at(-1) ?? document.body;
  return Array.from(stage.querySelectorAll("*"))
    .filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      // A line of text moves under its caret; what is only spoken is one pixel wide.
      const tooWide =
        element.scrollWidth > element.clientWidth + 1 &&
        element.clientWidth > 1 &&
        !element.matches("input, textarea") &&
        getComputedStyle(element).overflowX !== "visible";
      const outside = width > 1 && (left < -1 || right > innerWidth + 1);
      return tooWide || (outside && element.matches("button, input, textarea, h1, p, dd"));
    })
    .map((element) => {
      const words = element.textContent.trim().slice(0, 40);
      return `moves sideways: ${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""} “${words}”`;
    });
}
