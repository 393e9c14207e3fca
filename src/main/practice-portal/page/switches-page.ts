import type { Desk } from "../desk.ts";
import type { FaultState } from "../faults.ts";
import { type Html, html } from "./html.ts";

function choice(name: string, value: string, text: string, isChosen: boolean): Html {
  const checked = isChosen ? { html: "checked" } : null;
  return html`<label><input type="radio" name="${name}" value="${value}" ${checked} />${text}</label>`;
}

function downSection(state: FaultState): Html {
  const revive = html`<form method="post" action="/cong-tac">
    <button name="down" value="">Cho cổng chạy lại</button>
  </form>`;
  const kill = html`<form method="post" action="/cong-tac">
    <div class="buttons">
      <button class="danger" name="down" value="always">Ngắt cổng</button>
      <button class="quiet" name="down" value="60000">Ngắt 1 phút</button>
      <button class="quiet" name="down" value="600000">Ngắt 10 phút</button>
    </div>
  </form>`;
  return html`<section>
    <h2>Cổng ngừng hoạt động</h2>
    <p>
      ${
        state.down
          ? "Cổng đang ngắt: mọi kết nối của máy đều bị cắt. Trang này vẫn mở được."
          : "Khi ngắt, mọi kết nối của máy đều bị cắt, như khi cổng thật không đăng nhập được."
      }
    </p>
    ${state.down ? revive : kill}
  </section>`;
}

function faultSection(desk: Desk, state: FaultState): Html {
  return html`<section>
    <h2>Chậm và lỗi</h2>
    <form method="post" action="/cong-tac">
      <label
        >Độ trễ (ms)
        <input type="number" name="latencyMs" min="0" max="600000" value="${state.latencyMs}" required
      /></label>
      <label
        >Dao động thêm (ms)
        <input type="number" name="jitterMs" min="0" max="600000" value="${state.jitterMs}" required
      /></label>
      <label
        >Tỷ lệ lỗi (%)
        <input
          type="number"
          name="failPercent"
          min="0"
          max="100"
          step="1"
          value="${Math.round(state.failFraction * 100)}"
          required
        />
        <small
          >Nửa số lỗi xảy ra trước khi cổng ghi nhận (500, 503, cắt kết nối), nửa sau khi đã ghi nhận.</small
        ></label
      >
      <fieldset class="choices">
        <legend>Tiếp nhận hồ sơ mới</legend>
        ${choice("accept", "auto", "Tự động, có mã và ngày hẹn ngay", desk.switches.accept === "auto")}
        ${choice("accept", "manual", "Bằng tay, chờ bấm Tiếp nhận", desk.switches.accept === "manual")}
      </fieldset>
      <button>Lưu</button>
    </form>
  </section>`;
}

const SAMPLE_REFUSAL = "Lời khai chưa khớp với giấy tờ gửi kèm. Đề nghị kiểm tra và nộp lại.";

function refusalSection({ switches: { refuseNext } }: Desk): Html {
  const waits = html`<p>Đang chờ: “${refuseNext}”</p>
    <form method="post" action="/cong-tac">
      <button class="quiet" name="refuseNext" value="">Thôi, không từ chối nữa</button>
    </form>`;
  const ask = html`<form method="post" action="/cong-tac">
    <label>Lời của cổng <input name="refuseNext" value="${SAMPLE_REFUSAL}" maxlength="500" required /></label>
    <button class="danger">Từ chối hồ sơ kế tiếp</button>
  </form>`;
  return html`<section>
    <h2>Từ chối hồ sơ kế tiếp</h2>
    <p>Hồ sơ mới kế tiếp bị từ chối một lần với lời này, cổng không lưu gì. Sửa rồi nộp lại thì cổng nhận.</p>
    ${refuseNext === null ? ask : waits}
  </section>`;
}

const OTHER_SECTION = html`<section>
    <h2>Phiên làm việc</h2>
    <p>Máy phải đăng nhập lại giữa chừng, kể cả khi đang tải tệp.</p>
    <form method="post" action="/cong-tac/het-phien"><button class="quiet">Hủy mọi phiên</button></form>
  </section>
  <section>
    <h2>Tài khoản do nơi khác lập</h2>
    <p>Người có số này đã có tài khoản, máy sẽ chỉ được biết trạng thái.</p>
    <form method="post" action="/cong-tac/tai-khoan-noi-khac">
      <label
        >Số định danh (12 số) <input name="idNumber" pattern="[0-9]{12}" inputmode="numeric" required
      /></label>
      <button class="quiet">Lập tài khoản</button>
    </form>
  </section>`;

/** Faults and switches, for trainees. */
export function switchesPage(desk: Desk, state: FaultState): Html {
  return html`<div class="columns">
    <div class="stack">${downSection(state)}${faultSection(desk, state)}</div>
    <div class="stack">${refusalSection(desk)}${OTHER_SECTION}</div>
  </div>`;
}
