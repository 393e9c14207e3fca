import { useEffect, useState } from "react";

/** True once the machine is seen to have a camera; nobody is offered one that is not there. */
export function useHasCamera(): boolean {
  const [has, setHas] = useState(false);
  useEffect(() => {
    let gone = false;
    const look = async (): Promise<void> => {
      const found = await hasCamera();
      if (!gone) setHas(found);
    };
    void look();
    return () => {
      gone = true;
    };
  }, []);
  return has;
}

async function hasCamera(): Promise<boolean> {
  try {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.some(({ kind }) => kind === "videoinput");
  } catch {
    // A page without the right to look has no camera to offer.
    return false;
  }
}
