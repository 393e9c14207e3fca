/**
 * The labels of the official forms in their order, as data. Sources: Mẫu 01 to 03 as one-stop systems print TT
 * 01/2018/TT-VPCP, with the lines that those of 2025 and 2026 add (certainty high); Mẫu 04 of TT 01/2018, sentences partly
 * from memory; of Mẫu 04 of TT 03/2025 only the title is known; Mẫu 06 the table (high); Mẫu 07 its columns from memory
 * (medium). Declarations: birth by Phụ lục 05 of TT 04/2024/TT-BTP (high), marital status and extract by samples in use.
 */
export interface OfficialForm {
  readonly name: string;
  /** Names of the prints that must follow it. */
  readonly papers: readonly string[];
  /** Columns that stand side by side (the head's two down to the title, the list of receivers), each in its order. */
  readonly head: readonly (readonly string[])[];
  readonly labels: readonly string[];
  /** First words of a table's columns, from left to right. */
  readonly columns?: readonly string[];
}

const AGENCY = ["ỦY BAN NHÂN DÂN", "TRUNG TÂM PHỤC VỤ"];
const NATION = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"];
const SIGNED_AND_NAMED = "(Ký và ghi rõ họ tên)";

function headOf(number: readonly string[], title: string): readonly (readonly string[])[] {
  return [
    [...AGENCY, ...number, title],
    [...NATION, ", ngày", title],
  ];
}

const slips: readonly OfficialForm[] = [
  {
    name: "Mẫu số 01",
    papers: ["taken-in-a5", "taken-in-a4", "taken-in-fourteen-papers"],
    head: headOf(["/TNHS"], "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"),
    labels: [
      "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
      "Mã hồ sơ:",
      "(Liên: Giao khách hàng)",
      "Bộ phận tiếp nhận và trả kết quả hồ sơ:",
      "Tiếp nhận hồ sơ của:",
      "Người nộp:",
      "Số định danh cá nhân/CCCD:",
      "Địa chỉ:",
      "Số điện thoại:",
      "Email:",
      "Nội dung yêu cầu giải quyết:",
      "1. Thành phần hồ sơ nộp gồm:",
      "STT",
      "Tên giấy tờ",
      "2. Số lượng hồ sơ: 01 (bộ)",
      "3. Thời gian giải quyết hồ sơ theo quy định là:",
      "4. Thời gian nhận hồ sơ:",
      "5. Thời gian trả kết quả giải quyết hồ sơ:",
      "6. Đăng ký nhận kết quả tại:",
      "7. Phí, lệ phí (nếu có):",
      "Vào Sổ theo dõi hồ sơ, Quyển số:",
      "Số thứ tự:",
      "NGƯỜI NỘP HỒ SƠ",
      "NGƯỜI TIẾP NHẬN HỒ SƠ",
      SIGNED_AND_NAMED,
      SIGNED_AND_NAMED,
      "Ghi chú:",
    ],
  },
  {
    name: "Mẫu số 02",
    papers: ["supplement-a5", "supplement-a4"],
    head: headOf(["/HDHS"], "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ"),
    labels: [
      "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
      "Hồ sơ của:",
      "Nội dung yêu cầu giải quyết:",
      "Địa chỉ:",
      "Số điện thoại:",
      "Email:",
      "Yêu cầu Ông/Bà hoàn thiện hồ sơ gồm những nội dung như sau:",
      "1.",
      "2.",
      "Lý do:",
      "Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, Ông/Bà liên hệ với",
      "số điện thoại",
      "để được hướng dẫn./.",
      "NGƯỜI HƯỚNG DẪN",
      SIGNED_AND_NAMED,
    ],
  },
  {
    name: "Mẫu số 03",
    papers: ["rejection-a5", "rejection-a4"],
    head: headOf([], "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ"),
    labels: [
      "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
      "Bộ phận tiếp nhận và trả kết quả:",
      "Tiếp nhận hồ sơ của:",
      "Địa chỉ:",
      "Số điện thoại:",
      "Email:",
      "Nội dung yêu cầu giải quyết:",
      "Qua xem xét, Bộ phận tiếp nhận và trả kết quả",
      "thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:",
      "Xin thông báo cho Ông/Bà được biết và thực hiện./.",
      "NGƯỜI NỘP HỒ SƠ",
      "NGƯỜI TIẾP NHẬN HỒ SƠ",
      SIGNED_AND_NAMED,
    ],
  },
  {
    name: "Mẫu 04 of TT 01/2018",
    papers: ["apology-old-a5", "apology-old-a4"],
    head: [
      ["ỦY BAN NHÂN DÂN", "/PXL", "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ"],
      [...NATION, ", ngày", "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ"],
      ["Thời gian hẹn trả kết quả lại:", "Nơi nhận:", "Như trên;", "Lưu: VT"],
    ],
    labels: [
      "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ",
      "Kính gửi:",
      "Địa chỉ:",
      "Số điện thoại:",
      "tiếp nhận giải quyết hồ sơ",
      "Mã số hồ sơ (Số biên nhận):",
      "Thời gian hẹn trả kết quả:",
      "Tuy nhiên đến nay,",
      "Lý do:",
      "xin lỗi Ông/Bà",
      "Thời gian hẹn trả kết quả lại:",
      "THỦ TRƯỞNG CƠ QUAN",
      "(Ký, đóng dấu)",
    ],
  },
  {
    name: "Mẫu số 04 of TT 03/2025, of which the title is known",
    papers: ["apology-new-a5", "apology-new-a4"],
    head: [[...NATION, "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN"]],
    labels: ["VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN", "Kính gửi:", "Lý do:", "THỦ TRƯỞNG CƠ QUAN"],
  },
  {
    name: "Mẫu số 06",
    papers: ["control-a5", "control-a4"],
    head: headOf([], "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ"),
    labels: [
      "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
      "Mã hồ sơ:",
      "Cơ quan (bộ phận) giải quyết hồ sơ:",
      "Cơ quan phối hợp giải quyết hồ sơ:",
      "Kèm theo hồ sơ của:",
      "Số điện thoại:",
      "Loại thủ tục:",
      "Ngày nhận:",
      "TÊN CƠ QUAN",
      "1. Giao:",
      "Người giao",
      "Người nhận",
    ],
    columns: ["TÊN CƠ QUAN", "THỜI GIAN", "KẾT QUẢ", "GHI CHÚ"],
  },
  {
    name: "Mẫu số 07",
    papers: ["register", "register-empty"],
    head: [],
    labels: ["SỔ THEO DÕI HỒ SƠ", "STT", "Mã hồ sơ"],
    columns: [
      "STT",
      "Mã hồ",
      "Tên thủ",
      "Số",
      "Tên cá",
      "Địa chỉ,",
      "Cơ quan",
      "Nhận hồ",
      "Hẹn trả",
      "Trả kết",
      "Phương thức",
      "Ký nhận",
      "Ghi",
    ],
  },
];

const REQUESTER = [
  "Họ, chữ đệm, tên người yêu cầu:",
  "Ngày, tháng, năm sinh:",
  "Nơi cư trú:",
  "Giấy tờ tùy thân:",
];
const PERSON = ["Họ, chữ đệm, tên:", "Ngày, tháng, năm sinh:", "Giới tính:", "Dân tộc:", "Quốc tịch:"];
const PARENT = ["Năm sinh:", "Dân tộc:", "Quốc tịch:", "Nơi cư trú:", "Giấy tờ tùy thân:"];
const MADE_AND_SIGNED = ["Làm tại", "Người yêu cầu", "(Ký, ghi rõ họ, chữ đệm, tên)"];

const declarations: readonly OfficialForm[] = [
  {
    name: "Tờ khai đăng ký khai sinh",
    papers: ["declaration-birth", "empty-declaration-birth"],
    head: [[...NATION, "TỜ KHAI ĐĂNG KÝ KHAI SINH"]],
    labels: [
      "TỜ KHAI ĐĂNG KÝ KHAI SINH",
      "Kính gửi:",
      ...REQUESTER,
      "Quan hệ với người được khai sinh:",
      "Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:",
      "Họ, chữ đệm, tên:",
      "Ngày, tháng, năm sinh:",
      "ghi bằng chữ:",
      "Giới tính:",
      "Dân tộc:",
      "Quốc tịch:",
      "Nơi sinh:",
      "Quê quán:",
      "Họ, chữ đệm, tên người mẹ:",
      ...PARENT,
      "Họ, chữ đệm, tên người cha:",
      ...PARENT,
      "Thông tin về Giấy chứng nhận kết hôn của cha, mẹ (nếu có):",
      "Số:",
      "Quyển số:",
      "đăng ký ngày:",
      "tại:",
      "cam đoan",
    ],
  },
  {
    name: "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân",
    papers: ["declaration-marital-status", "empty-declaration-marital-status"],
    head: [[...NATION, "TỜ KHAI"]],
    labels: [
      "TỜ KHAI",
      "Kính gửi:",
      ...REQUESTER,
      "Quan hệ với người được cấp Giấy xác nhận tình trạng hôn nhân:",
      "Đề nghị cấp Giấy xác nhận tình trạng hôn nhân cho người có tên dưới đây:",
      ...PERSON,
      "Nơi cư trú:",
      "Giấy tờ tùy thân:",
      "Tình trạng hôn nhân:",
      "Mục đích sử dụng Giấy xác nhận tình trạng hôn nhân:",
      "cam đoan",
      ...MADE_AND_SIGNED,
    ],
  },
  {
    name: "Tờ khai cấp bản sao trích lục hộ tịch",
    papers: ["declaration-extract", "empty-declaration-extract"],
    head: [[...NATION, "TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH"]],
    labels: [
      "TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH",
      "Kính gửi:",
      ...REQUESTER,
      "Quan hệ với người được cấp bản sao Trích lục hộ tịch:",
      "Đề nghị cơ quan cấp bản sao trích lục",
      "cho người có tên dưới đây:",
      ...PERSON,
      "Nơi cư trú:",
      "Giấy tờ tùy thân:",
      ...MADE_AND_SIGNED,
    ],
  },
];

export const officialForms: readonly OfficialForm[] = [...slips, ...declarations];
