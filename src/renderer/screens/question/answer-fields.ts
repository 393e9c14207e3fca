import type { Question } from "../../../shared/procedure.ts";
import type { KioskInputProps } from "../../keyboard/kiosk-input.tsx";

/** How the line of a typed question behaves: its keys, its capitals, its length. Choices and dates have their own. */
export function inputFor(
  question: Question,
): Pick<KioskInputProps, "layout" | "capitals" | "maxLength" | "tall"> {
  const maxLength = question.maxLength ?? 500;
  switch (question.kind) {
    case "name":
      return { layout: "words", capitals: "words", maxLength };
    case "address":
      return { layout: "words", capitals: "sentence", maxLength, tall: true };
    case "id-number":
      return { layout: "digits", maxLength: 12 };
    case "number":
      return { layout: "digits", maxLength: Math.min(maxLength, 12) };
    case "phone":
      return { layout: "phone", maxLength: 15 };
    case "email":
      return { layout: "email", maxLength: 100 };
    default:
      // The number of a passport or another paper is no Vietnamese word, and must not be composed.
      return question.key === "idNumber"
        ? { layout: "code", maxLength: 100 }
        : { layout: "words", capitals: "sentence", maxLength };
  }
}
