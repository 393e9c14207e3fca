import { useEffect, useState } from "react";

/** What the machine had when it was last looked at, so that no later screen's button comes late; nothing of a person. */
let known = false;

/** True while the machine has a camera, also one that is plugged in later; nobody is offered one that is not there. */
export function useHasCamera(): boolean {
  const [has, setHas] = useState(known);
  useEffect(() => {
    const { mediaDevices } = navigator;
    // A page without the right to look has no camera to offer.
    if (mediaDevices === undefined) return undefined;
    let gone = false;
    const look = async (): Promise<void> => {
      known = await hasCamera(mediaDevices);
      if (!gone) setHas(known);
    };
    const changed = (): void => void look();
    changed();
    mediaDevices.addEventListener("devicechange", changed);
    return () => {
      gone = true;
      mediaDevices.removeEventListener("devicechange", changed);
    };
  }, []);
  return has;
}

async function hasCamera(devices: MediaDevices): Promise<boolean> {
  try {
    return (await devices.enumerateDevices()).some(({ kind }) => kind === "videoinput");
  } catch {
    return false;
  }
}
