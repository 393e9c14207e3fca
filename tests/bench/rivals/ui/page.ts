/** Sends one answer, or all of them, to the local server and waits until it is there. */
export async function post(
  path: "/echo" | "/done",
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  const response = await fetch(path, { method: "POST", body: JSON.stringify(answers) });
  await response.json();
}

/** Where the page is drawn. */
export function place(): Element {
  const element = document.querySelector("#page");
  if (element === null) throw new Error("the page has no place");
  return element;
}
