/** Ends a command that was asked for --help with its text: one that only writes files must not write them then. */
export function answerHelp(text: string): void {
  if (!process.argv.slice(2).includes("--help")) return;
  process.stdout.write(`${text}\n`);
  process.exit(0);
}
