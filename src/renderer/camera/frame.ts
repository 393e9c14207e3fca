/** Pixels of one camera frame or photograph on their way to the decoder. */
export interface FrameRequest {
  readonly wasmUrl: string;
  readonly image: ImageData;
}

export interface FrameReply {
  /** Text of the QR code, or null when the frame shows none. */
  readonly text: string | null;
}
