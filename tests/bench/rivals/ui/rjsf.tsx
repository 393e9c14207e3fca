import { useState } from "react";
import { createRoot } from "react-dom/client";
import Form from "@rjsf/core";
import validator from "@rjsf/validator-ajv8";
import { place, post } from "./page.ts";

/** A form of one question after the other, as rjsf has no pages of its own; nothing is sent before the end. */
function OneByOne() {
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const question = QUESTIONS[Object.keys(answers).length];
  if (question === undefined) return <h1>Xong</h1>;
  const { key, ask, choices } = question;
  const answer = { type: "string", title: ask, minLength: 1 };
  return (
    <Form
      key={key}
      schema={{
        type: "object",
        required: ["answer"],
        properties: {
          answer:
            choices.length > 0
              ? { ...answer, oneOf: choices.map(({ value, text }) => ({ const: value, title: text })) }
              : answer,
        },
      }}
      uiSchema={{ answer: { "ui:autofocus": true, ...(choices.length > 0 ? { "ui:widget": "radio" } : {}) } }}
      validator={validator}
      onSubmit={({ formData }) => {
        const all = { ...answers, [key]: formData?.answer ?? "" };
        setAnswers(all);
        if (Object.keys(all).length === QUESTIONS.length) void post("/done", all);
      }}
    >
      <button type="submit">Tiếp tục</button>
    </Form>
  );
}

createRoot(place()).render(<OneByOne />);
