/** What a browser does on a long press, a drag or a pinch of the touchpad has no place on a kiosk. */
export function quietPage(): void {
  for (const kind of ["contextmenu", "dragstart"]) {
    window.addEventListener(kind, (event) => event.preventDefault());
  }
  const noZoom = (event: WheelEvent): void => {
    if (event.ctrlKey) event.preventDefault();
  };
  window.addEventListener("wheel", noZoom, { passive: false });
}
