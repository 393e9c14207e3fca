// The screens must say the same as the paper, so the rule lies where both can read it.
export { slipKindOf } from "../../../shared/slip-kind.ts";
