/** `0909 123 218`: a phone number as people read it out, never broken over two lines. */
export function grouped(phone: string): string {
  return /^0\d{9}$/.test(phone)
    ? `${phone.slice(0, 4)}\u00a0${phone.slice(4, 7)}\u00a0${phone.slice(7)}`
    : phone;
}
