import { HandHelping } from "lucide-react";
import { useEffect } from "react";
import { useT } from "../i18n/use-t.ts";
import { Button } from "../ui/button.tsx";
import "./helper-called.css";

/** A line that can be read from the desk, and two soft tones when it appears (DECISIONS 37). */
export function HelperCalled() {
  useEffect(() => chime(), []);
  return <HelperLine />;
}

/** The line alone, for a dialog that lies over the first one. */
export function HelperLine() {
  const t = useT();
  return (
    <output className="helper-called">
      <HandHelping aria-hidden="true" />
      {t("common.help-called")}
    </output>
  );
}

/** Calls a person; the same in the footer of every screen and in every dialog. */
export function HelpButton({ onPress }: { readonly onPress: () => void }) {
  const t = useT();
  return (
    <Button variant="help" icon={<HandHelping />} onPress={onPress}>
      {t("common.help")}
    </Button>
  );
}

const TONES_HZ = [659, 523];
const TONE_S = 0.35;

/** Made by the page itself: no file to load, and silent where there is no loudspeaker. */
function chime(): () => void {
  const audio = new AudioContext();
  TONES_HZ.forEach((hertz, index) => {
    const startS = audio.currentTime + index * TONE_S;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0.25, startS);
    volume.gain.exponentialRampToValueAtTime(0.001, startS + TONE_S);
    tone.connect(volume).connect(audio.destination);
    tone.start(startS);
    tone.stop(startS + TONE_S);
  });
  return () => void audio.close();
}
