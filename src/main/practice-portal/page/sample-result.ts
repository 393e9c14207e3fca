import Pdf from "pdfkit";

export interface SampleResult {
  readonly officialCode: string;
  readonly procedureName: string;
  readonly ownerName: string;
  /** A TTF that knows Vietnamese; without it the text loses its marks. */
  readonly fontFile: string | undefined;
}

function unmarked(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036F]/g, "")
    .replaceAll("đ", "d")
    .replaceAll("Đ", "D");
}

/** A one-page PDF that stands for a result in practice and says so. */
export function sampleResult(sample: SampleResult): Promise<Buffer> {
  const { fontFile } = sample;
  const put = (text: string): string => (fontFile === undefined ? unmarked(text) : text.normalize("NFC"));
  const doc = new Pdf({ size: "A4", margin: 72, info: { Title: put("Kết quả mẫu") } });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.once("end", () => resolve(Buffer.concat(chunks)));
    doc.once("error", reject);
  });
  doc.font(fontFile ?? "Helvetica").fontSize(14);
  doc.text(put("TẬP HUẤN / PRACTICE"), { align: "center" }).moveDown(2);
  doc.fontSize(20).text(put("KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH"), { align: "center" }).moveDown(2);
  doc.fontSize(14);
  doc.text(put(`Mã hồ sơ: ${sample.officialCode}`)).moveDown();
  doc.text(put(`Thủ tục: ${sample.procedureName}`)).moveDown();
  doc.text(put(`Chủ hồ sơ: ${sample.ownerName}`)).moveDown(2);
  doc.text(put("Bản này chỉ để tập huấn, không có giá trị pháp lý."));
  doc.end();
  return done;
}
