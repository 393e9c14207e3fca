// What the commands tell the person at the keyboard. All of it goes to standard error: standard output belongs to
// the one JSON line of `--headless`.

/** @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** @param {number} ms */
export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

/**
 * Shows how far a long step is: on a terminal in one moving line, elsewhere as a new line every few seconds.
 * @param {() => string} describe
 * @returns {() => void} ends the display
 */
export function showProgress(describe) {
  const live = process.stderr.isTTY;
  const timer = setInterval(
    () => process.stderr.write(live ? `\r\x1b[K${describe()}` : `${describe()}\n`),
    live ? 250 : 3000,
  );
  return () => {
    clearInterval(timer);
    if (live) process.stderr.write("\r\x1b[K");
  };
}
