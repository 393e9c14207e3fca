/** Takes a fake for the real thing. Only where the real type is too wide to fake in full; the test names what it uses. */
export function pretend<T>(fake: T | object): T {
  if (!passesFor<T>(fake)) throw new Error("nothing to pretend with");
  return fake;
}

function passesFor<T>(fake: T | object): fake is T {
  return fake !== undefined;
}
