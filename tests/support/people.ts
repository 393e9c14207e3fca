/** An invented citizen and what her card's code says. */
export const thao = {
  fullName: "Nguyễn Thị Thảo",
  idNumber: "087199012345",
  born: "05091999",
  address: "Tổ 5, Khóm Mỹ Thượng, Phường Mỹ Phú, Thành phố Cao Lãnh, Đồng Tháp",
  phone: "0912345678",
  lastFour: "5678",
  card: "087199012345|341876543|Nguyễn Thị Thảo|05091999|Nữ|Tổ 5, Khóm Mỹ Thượng, Phường Mỹ Phú, Thành phố Cao Lãnh, Đồng Tháp|10052021",
} as const;

/** The invented citizen whose card the camera sees in tests/fixtures/card.mjpeg. */
export const khoi = {
  fullName: "Trần Minh Khôi",
  idNumber: "087088004321",
  phone: "0987654321",
  address: "Số 12, Ấp Đông Bình, Xã Hòa An, Thành phố Cao Lãnh, Đồng Tháp",
  card: "087088004321||Trần Minh Khôi|14021988|Nam|Số 12, Ấp Đông Bình, Xã Hòa An, Thành phố Cao Lãnh, Đồng Tháp|22122022",
} as const;
