/**
 * One line about an error nobody expected: its kind and where it was thrown. Never its message, which may repeat
 * what a person typed.
 */
export function faultLine(error: unknown): string {
  if (!(error instanceof Error)) return "something that is not an error was thrown";
  const frame = error.stack?.split("\n").find((line) => /^\s+at /.test(line));
  return `${error.name}${frame ? ` ${frame.trim()}` : ""}`;
}
