import "./waiting.css";

/** Something is under way; the words beside it say what. */
export function Waiting() {
  return (
    <div className="waiting" aria-hidden="true">
      <span />
      <span />
      <span />
    </div>
  );
}
