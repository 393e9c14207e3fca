import { unreachable } from "../../../shared/result.ts";

/** Why the program ends. The shell launcher or systemd reads the code and acts (docs/deployment.md). */
export type ExitCause =
  /** Somebody asked for it: a signal, or the window of a workstation closed. */
  | "stopped"
  /** Start me again: an update, a stuck page, an error nobody handled. */
  | "restart"
  /** Start the machine again: the graphics keep failing. */
  | "reboot"
  /** Staff ended the kiosk; leave it ended. */
  | "operator"
  /** Settings, catalogue or store do not allow a start; starting again would not help. */
  | "cannot-start"
  | "wrong-arguments";

/** Process exit code of a cause: 0 restart, 10 reboot, 20 operator exit, 1 cannot start, 2 wrong arguments. */
export function exitCodeOf(cause: ExitCause): number {
  switch (cause) {
    case "stopped":
    case "restart":
      return 0;
    case "cannot-start":
      return 1;
    case "wrong-arguments":
      return 2;
    case "reboot":
      return 10;
    case "operator":
      return 20;
    default:
      return unreachable(cause);
  }
}
