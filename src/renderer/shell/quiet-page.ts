const refuse = (event: Event): void => event.preventDefault();

function refuseZoom(event: WheelEvent): void {
  if (event.ctrlKey) event.preventDefault();
}

/**
 * What a browser does on a long press, a drag or a pinch of the touchpad has no place on a kiosk. Nothing is copied
 * either: the clipboard outlives the person, and no reset reaches it.
 */
export function quietPage(): void {
  window.addEventListener("copy", refuse);
  window.addEventListener("cut", refuse);
  window.addEventListener("contextmenu", refuse);
  window.addEventListener("dragstart", refuse);
  window.addEventListener("wheel", refuseZoom, { passive: false });
}
