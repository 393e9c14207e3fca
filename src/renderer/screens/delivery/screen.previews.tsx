import { samplePlaces, submitView } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

const delivery = { name: "delivery" } as const;
const post = {
  kind: "post",
  receiver: "Nguyễn Thị Thảo Vy",
  phone: "0909123218",
  address: "12 Đường mẫu, Khóm 2, Phường Cao Lãnh, Đồng Tháp",
} as const;

const abroad = { ...post, address: "12 rue de la Paix, Paris, Pháp" } as const;

export const previews: readonly Preview[] = [
  { id: "delivery", view: submitView(delivery) },
  { id: "delivery-post", view: submitView(delivery, { delivery: post }) },
  { id: "delivery-post-whole", view: submitView(delivery, { delivery: abroad }) },
  {
    id: "delivery-post-communes",
    view: submitView(delivery, { delivery: post }),
    places: { ...samplePlaces, opensAt: "communes" },
  },
  {
    id: "delivery-post-missing",
    view: submitView(delivery, {
      delivery: { ...post, address: "" },
      notice: { code: "answer-missing", field: "address" },
    }),
  },
];
