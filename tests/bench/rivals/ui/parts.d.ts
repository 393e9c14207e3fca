/** The questions and where their answers go, put in by the build of the rivals' pages. */
declare const QUESTIONS: readonly import("../../ui/questions.ts").RivalQuestion[];

// What the pages use of the rivals; their own types come only with their packages, which a checkout does not have.
declare module "survey-core" {
  export class Model {
    constructor(json: object);
    focusFirstQuestionAutomatic: boolean;
    readonly onComplete: { add(heard: (sender: { readonly data: Record<string, string> }) => void): void };
  }
}
declare module "survey-core/survey-core.fontless.css";
declare module "survey-react-ui" {
  export const Survey: import("react").ComponentType<{ readonly model: import("survey-core").Model }>;
}
declare module "@rjsf/core" {
  const Form: import("react").ComponentType<{
    readonly schema: object;
    readonly uiSchema: object;
    readonly validator: unknown;
    readonly onSubmit: (data: { readonly formData?: { readonly answer?: string } }) => void;
    readonly children: import("react").ReactNode;
  }>;
  export default Form;
}
declare module "@rjsf/validator-ajv8" {
  const validator: unknown;
  export default validator;
}
