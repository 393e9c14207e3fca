const dong = new Intl.NumberFormat("vi-VN");

/** `8.000 đồng`, as prices are written here. */
export function money(amountVnd: number): string {
  return `${dong.format(amountVnd)} đồng`;
}
