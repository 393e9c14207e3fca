/** The core takes PINs of so many digits (`staffSignIn`). */
export const leastPinDigits = 4;
export const mostPinDigits = 12;

/** A new one should be longer than what a glance over the shoulder can keep. */
export const leastNewPinDigits = 6;
