import { createRoot } from "react-dom/client";
import { Model } from "survey-core";
import { Survey } from "survey-react-ui";
import "survey-core/survey-core.fontless.css";
import { place, post } from "./page.ts";

/** SurveyJS as its guide has it, one question a page; nothing is sent before the end. */
const model = new Model({
  questionsOnPageMode: "questionPerPage",
  pageNextText: "Tiếp tục",
  completeText: "Tiếp tục",
  completedHtml: "Xong",
  elements: QUESTIONS.map(({ key, ask, choices }) =>
    choices.length > 0
      ? { type: "radiogroup", name: key, title: ask, choices: [...choices], isRequired: true }
      : { type: "text", name: key, title: ask, isRequired: true },
  ),
});
model.focusFirstQuestionAutomatic = true;
model.onComplete.add(({ data }) => void post("/done", data));
createRoot(place()).render(<Survey model={model} />);
