import { type Quad, sizeOf } from "./quad.ts";

/** Width to height of a card by ISO/IEC 7810, ID-1: 85.60 × 53.98 mm. Papers of the A row have 1.414. */
const CARD_RATIO = 85.6 / 53.98;
/** A camera that looks from the side changes the ratio by a few hundredths. */
const OFF_BY = 0.09;

/** True for a paper in the shape of an ID card, lying or standing. */
export function hasCardShape(quad: Quad): boolean {
  const { width, height } = sizeOf(quad);
  return Math.abs(Math.max(width, height) / Math.min(width, height) - CARD_RATIO) < OFF_BY;
}

/** True for the text of an ID card's code: number, old number, name, birth date. What it says is of no interest here. */
export function isCardCode(text: string): boolean {
  return /^\d{12}\|\d{0,12}\|[^|]{2,}\|\d{8}\|/u.test(text);
}
