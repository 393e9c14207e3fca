import type { Session } from "../../../shared/session.ts";
import { samplePerson, submitView } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

const check = { name: "card-check" } as const;
const nobody = { procedureCode: null } as const;

/** An address of three levels, and the communes it may lie in today. */
function offered(communes: readonly string[]): Partial<Session> {
  const before = "Tổ 5, Khóm Mỹ Thượng";
  const said = `${before}, Phường Mỹ Phú, Thành phố Cao Lãnh, Đồng Tháp`;
  return {
    person: { ...samplePerson, address: said },
    addressOffer: { said, now: communes.map((commune) => `${before}, ${commune}, Đồng Tháp`) },
  };
}

export const previews: readonly Preview[] = [
  { id: "card-check", view: submitView(check, nobody) },
  {
    id: "card-check-warned",
    view: submitView(check, { ...nobody, cardWarnings: ["card-warn-sex", "card-warn-birth-year"] }),
  },
  {
    id: "card-check-old-address",
    view: submitView(check, { ...nobody, ...offered(["Phường Mỹ Trà"]) }),
  },
  {
    id: "card-check-split-address",
    view: submitView(check, { ...nobody, ...offered(["Phường Mỹ Trà", "Phường Mỹ Ngãi"]) }),
  },
  {
    id: "card-check-passport",
    view: submitView(check, {
      ...nobody,
      person: {
        fullName: "Marie Dupont",
        idPaper: "passport",
        idNumber: "19AB12345",
        birthDate: "1988",
        sex: "female",
        address: "45 Đường mẫu, Phường Cao Lãnh, Đồng Tháp",
        source: "typed",
      },
    }),
  },
  {
    id: "card-check-long-name",
    view: submitView(check, {
      ...nobody,
      person: {
        ...samplePerson,
        fullName: "Công Tằng Tôn Nữ Hoàng Nguyễn Thị Phương Khánh Quỳnh",
        address:
          "Tổ 14, Ấp Mỹ Hưng Hòa Đông, đường Nguyễn Thị Minh Khai nối dài, Phường Mỹ Ngãi, Tỉnh Đồng Tháp",
      },
    }),
  },
];
