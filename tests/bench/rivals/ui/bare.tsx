import { useState } from "react";
import { createRoot } from "react-dom/client";
import { place, post } from "./page.ts";

/** Who comes to a question types at once. */
function focused(line: HTMLInputElement | null): void {
  line?.focus();
}

/** The limit: what a hand would write for these questions and nothing else. Each answer is at the server before the next. */
function Bare() {
  const [at, setAt] = useState(0);
  const [value, setValue] = useState("");
  const question = QUESTIONS[at];
  if (question === undefined) return <h1>Xong</h1>;
  const next = async (answer: string): Promise<void> => {
    await post("/echo", { [question.key]: answer });
    setValue("");
    setAt(at + 1);
  };
  return (
    <form
      key={question.key}
      onSubmit={(event) => {
        event.preventDefault();
        void next(value);
      }}
    >
      <h1>{question.ask}</h1>
      {question.choices.length > 0 ? (
        question.choices.map((choice) => (
          <button type="button" key={choice.value} onClick={() => void next(choice.value)}>
            {choice.text}
          </button>
        ))
      ) : (
        <>
          <input
            ref={focused}
            aria-label={question.ask}
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
          <button type="submit">Tiếp tục</button>
        </>
      )}
    </form>
  );
}

createRoot(place()).render(<Bare />);
