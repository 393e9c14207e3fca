import { create } from "qrcode";
import { useMemo } from "react";

const QUIET = 4;

export interface QrCodeProps {
  readonly text: string;
  readonly label: string;
}

/** A QR as one drawn path, dark on white in every contrast so that scanners read it from the glass. */
export function QrCode({ text, label }: QrCodeProps) {
  const { path, size } = useMemo(() => drawQr(text), [text]);
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <title>{label}</title>
      <path d={`M0 0h${size}v${size}h-${size}z`} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function drawQr(text: string): { readonly path: string; readonly size: number } {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const cells = Array.from(modules.data).flatMap((dark, index) => {
    const x = (index % modules.size) + QUIET;
    const y = Math.floor(index / modules.size) + QUIET;
    return dark === 0 ? [] : [`M${x} ${y}h1v1h-1z`];
  });
  return { path: cells.join(""), size: modules.size + 2 * QUIET };
}
