import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useT } from "../i18n/use-t.ts";
import { BlobImage } from "./blob-image.tsx";
import type { Point, Quad, Size } from "./paper/quad.ts";
import { Edges } from "./paper-live.tsx";

const corners = [0, 1, 2, 3] as const;
type Corner = (typeof corners)[number];

export interface PaperCornersProps extends Size {
  readonly still: Blob;
  readonly quad: Quad;
  readonly onMove: (quad: Quad) => void;
}

/** The picture as it was taken, with a handle on each corner of the paper for a finger or the arrow keys. */
export function PaperCorners({ still, quad, width, height, onMove }: PaperCornersProps) {
  const t = useT();
  const stage = useRef<HTMLDivElement>(null);
  const place = (corner: Corner, { x, y }: Point): void => {
    const inside = { x: Math.min(Math.max(x, 0), width), y: Math.min(Math.max(y, 0), height) };
    const [a, b, c, d] = quad.map((old, at) => (at === corner ? inside : old));
    if (a && b && c && d) onMove([a, b, c, d]);
  };
  return (
    <div className="paper-stage paper-stage-corners" ref={stage}>
      <BlobImage blob={still} alt={t("camera.still")} />
      <Edges quad={quad} frame={{ width, height }} kind="set" />
      {corners.map((corner) => (
        <Handle
          key={corner}
          label={t("camera.corner-help", { corner: t(`camera.corner-${corner}`) })}
          at={quad[corner]}
          size={{ width, height }}
          stage={() => stage.current?.getBoundingClientRect() ?? null}
          onPlace={(point) => place(corner, point)}
        />
      ))}
    </div>
  );
}

interface HandleProps {
  readonly label: string;
  readonly at: Point;
  readonly size: Size;
  readonly stage: () => DOMRect | null;
  readonly onPlace: (point: Point) => void;
}

/** One press of an arrow key, as a share of the picture's long side. */
const KEY_SHARE = 0.005;

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

function Handle({ label, at, size, stage, onPlace }: HandleProps) {
  // From the finger to the corner when it was taken: the corner does not jump under the finger.
  const grip = useRef<Point | null>(null);
  const placeOf = ({ clientX, clientY }: PointerEvent): Point => {
    const box = stage();
    if (box === null) return at;
    return {
      x: ((clientX - box.left) / box.width) * size.width,
      y: ((clientY - box.top) / box.height) * size.height,
    };
  };
  const take = (event: PointerEvent<HTMLButtonElement>): void => {
    const finger = placeOf(event);
    grip.current = { x: at.x - finger.x, y: at.y - finger.y };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent<HTMLButtonElement>): void => {
    if (grip.current === null) return;
    const finger = placeOf(event);
    onPlace({ x: finger.x + grip.current.x, y: finger.y + grip.current.y });
  };
  const letGo = (): void => {
    grip.current = null;
  };
  const press = (event: KeyboardEvent): void => {
    const arrow = arrows[event.key];
    if (arrow === undefined) return;
    event.preventDefault();
    const step = KEY_SHARE * Math.max(size.width, size.height) * (event.shiftKey ? 6 : 1);
    onPlace({ x: at.x + arrow.x * step, y: at.y + arrow.y * step });
  };
  return (
    <button
      type="button"
      className="paper-corner"
      aria-label={label}
      style={{ left: `${(at.x / size.width) * 100}%`, top: `${(at.y / size.height) * 100}%` }}
      onPointerDown={take}
      onPointerMove={move}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onKeyDown={press}
    />
  );
}

/** Where the handles stand when no paper was found: a little inside the picture. */
export function insetOf({ width, height }: Size): Quad {
  const [x, y] = [width * 0.12, height * 0.12];
  return [
    { x, y },
    { x: width - x, y },
    { x: width - x, y: height - y },
    { x, y: height - y },
  ];
}
