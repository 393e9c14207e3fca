import { useEffect, useRef } from "react";

export interface BlobImageProps {
  readonly blob: Blob;
  readonly alt: string;
  readonly className?: string;
}

/** A picture that is only in memory; its address goes with it. */
export function BlobImage({ blob, alt, className }: BlobImageProps) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(blob);
    if (image.current !== null) image.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [blob]);
  return <img ref={image} alt={alt} className={className} />;
}
