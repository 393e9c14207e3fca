import type { ReactNode } from "react";

interface Place {
  readonly x: number;
  readonly y: number;
}

const soft = { fill: "var(--leaf-soft)" };
const strong = { fill: "var(--leaf)", stroke: "var(--leaf)" };
const onStrong = { stroke: "var(--on-leaf)" };

/** A telephone; what it shows is drawn in its own coordinates, 68 wide. */
export function Phone({
  x,
  y = 14,
  small,
  children,
}: {
  readonly x: number;
  readonly y?: number;
  readonly small?: boolean;
  readonly children?: ReactNode;
}) {
  const height = small === true ? 84 : 152;
  const width = small === true ? 52 : 68;
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect width={width} height={height} rx="9" style={soft} />
      <path d={`M${width / 2 - 8} ${height - 8}h16`} />
      {children}
    </g>
  );
}

/** The mark of the app: a shield with a tick. */
export function Badge() {
  return (
    <g transform="translate(34 58)">
      <path d="M0-20 17-13v14c0 11-8 18-17 22-9-4-17-11-17-22v-14z" style={strong} />
      <path d="m-8 2 6 6 11-13" style={onStrong} />
    </g>
  );
}

export function ArrowDown() {
  return <path d="M34 96v30m-11-11 11 11 11-11" />;
}

export function Field({ y }: { readonly y: number }) {
  return (
    <g>
      <rect x="9" y={y - 10} width="50" height="18" rx="3" fill="var(--surface)" />
      <path d={`M15 ${y - 1}h22`} strokeDasharray="5 6" />
    </g>
  );
}

export function Press({ y }: { readonly y: number }) {
  return <rect x="9" y={y - 10} width="50" height="18" rx="6" style={strong} />;
}

/** Six places for six digits, none of them written. */
export function Dots({ y }: { readonly y: number }) {
  return (
    <g>
      {[0, 1, 2, 3, 4, 5].map((index) => (
        <circle key={index} cx={12 + index * 9} cy={y} r="2.6" fill="currentColor" stroke="none" />
      ))}
    </g>
  );
}

/** A message with six digits in it. */
export function Message({ x, y }: Place) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <path
        d="M8 0h88a8 8 0 0 1 8 8v44a8 8 0 0 1-8 8H34L16 78V60H8a8 8 0 0 1-8-8V8a8 8 0 0 1 8-8z"
        style={soft}
      />
      <path d="M16 18h46" />
      {[0, 1, 2, 3, 4, 5].map((index) => (
        <path key={index} d={`M${18 + index * 12} 40h6`} strokeWidth="5" />
      ))}
    </g>
  );
}

/** An ID card with a face, and its chip where the chip is what counts. */
export function Card({ x, y, chip }: Place & { readonly chip?: boolean }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect width="94" height="60" rx="7" style={soft} />
      {chip === true ? (
        <path d="M12 20h22v20H12zM12 30h22M23 20v20" />
      ) : (
        <g>
          <circle cx="22" cy="24" r="8" />
          <path d="M10 48c2-10 22-10 24 0" />
        </g>
      )}
      <path d="M46 20h36M46 32h36M46 44h22" />
    </g>
  );
}

/** The commune police: a house with a star over its door. */
export function Station({ x }: { readonly x: number }) {
  return (
    <g transform={`translate(${x} 24)`}>
      <path d="M0 46 52 8l52 38" />
      <path d="M10 46h84v86H10z" style={soft} />
      <path d="m52 52 5 11 12 1-9 8 3 12-11-7-11 7 3-12-9-8 12-1z" style={strong} />
      <path d="M40 132v-30h24v30" fill="var(--surface)" />
    </g>
  );
}

export function Lock({ x, y, question }: Place & { readonly question?: boolean }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <path d="M14 30V18a18 18 0 0 1 36 0v12" />
      <rect y="30" width="64" height="50" rx="8" style={soft} />
      {question === true ? (
        <path d="M24 48c0-11 16-11 16 0 0 6-8 6-8 12m0 8v.5" />
      ) : (
        <path d="M32 50v10m0-12a4 4 0 1 0 .1 0" />
      )}
    </g>
  );
}

export function Sim({ x, y }: Place) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <path d="M0 6a6 6 0 0 1 6-6h30l18 18v44a6 6 0 0 1-6 6H6a6 6 0 0 1-6-6z" style={soft} />
      <path d="M14 30h26v24H14zM14 42h26M27 30v24" />
    </g>
  );
}

export function Arrow({ x, y }: Place) {
  return <path d={`M${x} ${y}h24m-9-9 9 9-9 9`} />;
}

/** The card speaks to the telephone. */
export function Waves({ x, y }: Place) {
  return (
    <path d={`M${x} ${y - 10}q8 10 0 20M${x + 9} ${y - 17}q13 17 0 34M${x + 18} ${y - 24}q18 24 0 48`} />
  );
}

/** A computer's screen, 160 wide; what it shows is drawn in its own coordinates. */
export function Screen({ x, children }: { readonly x: number; readonly children: ReactNode }) {
  return (
    <g transform={`translate(${x} 18)`}>
      <rect width="160" height="112" rx="8" fill="var(--surface)" />
      <path d="M80 112v20M48 134h64" />
      {children}
    </g>
  );
}

export function Address() {
  return (
    <g>
      <path d="M0 30h160" />
      <rect x="12" y="8" width="112" height="14" rx="7" style={soft} strokeWidth="2" />
      <path d="M20 15h58" strokeWidth="2" />
    </g>
  );
}

export function Button({ y, chosen }: { readonly y: number; readonly chosen?: boolean }) {
  return (
    <g>
      <rect x="28" y={y - 13} width="104" height="22" rx="6" style={chosen === true ? strong : soft} />
      <path d={`M42 ${y - 2}h${chosen === true ? 70 : 46}`} style={chosen === true ? onStrong : undefined} />
    </g>
  );
}

/** A QR code as a picture of one: it holds nothing. */
export function Code({ x, y, large }: Place & { readonly large?: boolean }) {
  const scale = large === true ? 1.8 : 1;
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`} strokeWidth="2.5">
      <path d="M0 0h10v10H0zM20 0h10v10H20zM0 20h10v10H0z" />
      <path d="M16 4v8M14 16h4M24 16v6m6-6v4M18 26h4m6 2v4M18 32h4" />
    </g>
  );
}

export function Tick({ x, y }: Place) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <circle r="18" style={strong} />
      <path d="m-8 1 6 6 11-13" style={onStrong} />
    </g>
  );
}

export function Person({ x, y }: Place) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <circle cy="-16" r="12" style={soft} />
      <path d="M-22 22c2-26 42-26 44 0z" style={soft} />
    </g>
  );
}

/** How strong the signal is. */
export function Bars({ x, y }: Place) {
  return (
    <g>
      {[0, 1, 2, 3].map((index) => (
        <rect
          key={index}
          x={x + index * 20}
          y={y - 18 - index * 18}
          width="12"
          height={18 + index * 18}
          rx="2"
          style={index < 2 ? strong : soft}
        />
      ))}
    </g>
  );
}

/** Once more. */
export function Again({ x, y }: Place) {
  return <path d={`M${x + 26} ${y}a26 26 0 1 1-8-19m8-11v14h-14`} />;
}
