const CODE = "M2 2h8v8H2zM14 2h8v8h-8zM2 14h8v8H2zM14 14h3v3h-3zM19 14h3v3h-3zM14 19h3v3h-3zM19 19h3v3h-3z";

/** Where on the card the code is: most people turn it the wrong way first. */
export function CardPicture() {
  return (
    <svg className="card-picture" viewBox="0 0 172 110" aria-hidden="true">
      <rect className="card-picture-paper" x="2" y="2" width="168" height="106" rx="9" />
      <circle className="card-picture-line" cx="34" cy="48" r="9" />
      <path className="card-picture-line" d="M18 80c0-10 7-17 16-17s16 7 16 17Z" />
      <path className="card-picture-line" d="M62 46h46M62 60h64M62 74h38M18 96h60" />
      <g transform="translate(124 12) scale(1.5)">
        <rect className="card-picture-halo" x="-3" y="-3" width="30" height="30" rx="4" />
        <path className="card-picture-code" d={CODE} fillRule="evenodd" />
      </g>
    </svg>
  );
}
