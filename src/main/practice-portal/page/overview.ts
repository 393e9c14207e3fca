import type { Desk } from "../desk.ts";
import type { StoredAccount } from "../accounts.ts";
import type { StoredDossier } from "../dossier-state.ts";
import { AccountRow, DossierRow } from "../../core/portal/wire/index.ts";
import { type Html, html } from "./html.ts";
import { ACCOUNT_STATE_NAMES, moment, STATE_NAMES, wireMoment } from "./words.ts";

const SHOWN = 200;
const OTP_LIFE_MS = 180_000;

export function stateBadge(state: StoredDossier["state"]): Html {
  return html`<span class="state state-${state}">${state}. ${STATE_NAMES[state]}</span>`;
}

function dossierLine(dossier: StoredDossier): Html {
  const row = DossierRow.parse(JSON.parse(dossier.row));
  const accept = html`<form class="inline" method="post" action="/ho-so/${dossier.code}/trang-thai">
    <input type="hidden" name="state" value="2" /><input type="hidden" name="back" value="/" />
    <button>Tiếp nhận</button>
  </form>`;
  return html`<tr>
    <td class="code"><a href="/ho-so/${dossier.code}">${dossier.code}</a></td>
    <td>${row.ChuHoSo}<br /><span class="sub">${row.SoDienThoai}</span></td>
    <td>${row.TenTTHC}<br /><span class="sub">${row.MaTTHC} · ${row.TaiLieuNop.length} tệp</span></td>
    <td>${moment(dossier.arrived_ms)}</td>
    <td>${wireMoment(dossier.due)}</td>
    <td>${stateBadge(dossier.state)}</td>
    <td>${dossier.state === "1" ? accept : null}</td>
  </tr>`;
}

function accountLine(desk: Desk, account: StoredAccount): Html {
  const row = AccountRow.parse(JSON.parse(account.row));
  const leftMs = account.otp_sent_ms + OTP_LIFE_MS - desk.clock.nowMs();
  const isLive = account.state === "CHO_XAC_THUC" && leftMs > 0 && account.otp_tries_left > 0;
  const otp = isLive
    ? html`<span class="otp">${account.otp}</span><br /><span class="sub"
          >còn ${Math.ceil(leftMs / 1000)} giây, ${account.otp_tries_left} lần thử</span
        >`
    : html`<span class="sub">${account.state === "HOAT_DONG" ? "đã dùng" : "hết hiệu lực"}</span>`;
  return html`<tr>
    <td class="code">${account.id}</td>
    <td>${row.HoVaTen}<br /><span class="sub">${row.SoDinhDanh}</span></td>
    <td>${row.SoDienThoai}</td>
    <td>${moment(account.created_ms)}</td>
    <td><span class="state state-${account.state}">${ACCOUNT_STATE_NAMES[account.state]}</span></td>
    <td>${otp}</td>
  </tr>`;
}

function table(heads: readonly string[], lines: readonly Html[], empty: string): Html {
  if (lines.length === 0) return html`<p class="empty">${empty}</p>`;
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${lines}
      </tbody>
    </table>
  </div>`;
}

/** What arrived: dossiers and accounts, newest first; `isStill` when the page does not ask again by itself. */
export function overviewPage(desk: Desk, isStill: boolean): Html {
  const { db } = desk;
  const dossiers = db
    .prepare<[number], StoredDossier>("SELECT * FROM dossier ORDER BY rowid DESC LIMIT ?")
    .all(SHOWN);
  const accounts = db
    .prepare<[number], StoredAccount>("SELECT * FROM account ORDER BY rowid DESC LIMIT ?")
    .all(SHOWN);
  const refresh = isStill ? { href: "/", text: "Tự làm mới" } : { href: "/?dung", text: "Dừng tự làm mới" };
  return html`<section>
      <div class="head">
        <h2>Hồ sơ</h2>
        <a href="${refresh.href}">${refresh.text}</a>
      </div>
      ${table(
        ["Mã hồ sơ", "Chủ hồ sơ", "Thủ tục", "Đến lúc", "Hẹn trả", "Trạng thái", "Việc cần làm"],
        dossiers.map(dossierLine),
        "Chưa có hồ sơ nào. Hồ sơ gửi từ máy sẽ hiện ở đây.",
      )}
    </section>
    <section>
      <h2>Tài khoản</h2>
      ${table(
        ["Mã tài khoản", "Họ và tên", "Điện thoại", "Đăng ký lúc", "Trạng thái", "Mã OTP đã gửi"],
        accounts.map((account) => accountLine(desk, account)),
        "Chưa có tài khoản nào. Mã OTP của tài khoản mới sẽ hiện ở đây thay cho tin nhắn.",
      )}
    </section>`;
}
