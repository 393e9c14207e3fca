/** The only style sheet of the portal's pages. */
export const STYLE = `
:root { --ink: #16202c; --soft: #4a5868; --line: #d5dce4; --ground: #f3f5f8; --paper: #fff; --blue: #0b4f9c;
  --green: #0d6638; --red: #a3161b; --amber: #7a4a00; --round: 10px; color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.5 "Be Vietnam Pro", "Segoe UI", "Noto Sans", system-ui, sans-serif; }
.practice { flex: 0 0 calc(100% + 48px); margin: -14px -24px 0; padding: 6px 24px; background: #5c3600; color: #fff; font-weight: 600; font-size: 14px; }
header { display: flex; flex-wrap: wrap; gap: 8px 32px; align-items: center; padding: 14px 24px;
  background: var(--paper); border-bottom: 1px solid var(--line); }
h1 { margin: 0; font-size: 20px; }
h2 { margin: 0 0 12px; font-size: 18px; }
h3 { margin: 20px 0 8px; font-size: 16px; }
nav { display: flex; gap: 4px; }
nav a { padding: 10px 14px; border-radius: var(--round); color: var(--blue); text-decoration: none; font-weight: 600; }
nav a:hover { background: var(--ground); }
nav a[aria-current] { background: var(--blue); color: #fff; }
.lights { margin: 0 0 0 auto; display: flex; gap: 8px; }
.light { padding: 4px 12px; border-radius: 99px; background: var(--ground); font-size: 14px; font-weight: 600; }
.light-good { background: #dff2e6; color: var(--green); }
.light-down { background: #fbe3e4; color: var(--red); }
main { max-width: 1280px; margin: 0 auto; padding: 24px; display: grid; grid-template-columns: minmax(0, 1fr); gap: 24px; }
section { background: var(--paper); border: 1px solid var(--line); border-radius: var(--round); padding: 20px 24px; }
.columns { display: grid; gap: 24px; grid-template-columns: minmax(0, 3fr) minmax(320px, 2fr); align-items: start; }
.stack { display: grid; grid-template-columns: minmax(0, 1fr); gap: 24px; }
@media (max-width: 900px) { .columns { grid-template-columns: minmax(0, 1fr); } main { padding: 12px; } section { padding: 16px; } }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-size: 14px; color: var(--soft); font-weight: 600; }
th, td { padding: 10px 12px 10px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tbody tr:last-child td { border-bottom: 0; }
td .sub { color: var(--soft); font-size: 14px; }
.code { font-variant-numeric: tabular-nums; white-space: nowrap; font-weight: 600; }
.otp { font: 700 22px/1.2 ui-monospace, "DejaVu Sans Mono", monospace; letter-spacing: 3px; }
.state { display: inline-block; padding: 2px 10px; border-radius: 99px; background: #e3ecf7; color: #0b3f7c; font-size: 14px;
  font-weight: 600; white-space: nowrap; }
.state-5, .state-6 { background: #fdf0d5; color: var(--amber); }
.state-3, .state-7, .state-8 { background: #fbe3e4; color: var(--red); }
.state-2, .state-9, .state-10, .state-HOAT_DONG { background: #dff2e6; color: var(--green); }
.empty { margin: 0; color: var(--soft); }
dl { display: grid; grid-template-columns: minmax(160px, 260px) 1fr; gap: 6px 16px; margin: 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
a { color: var(--blue); }
form { display: grid; gap: 12px; } form.inline { display: inline; }
label { display: grid; gap: 4px; font-weight: 600; font-size: 15px; }
label small { font-weight: 400; color: var(--soft); }
input, select, textarea { font: inherit; font-weight: 400; padding: 9px 12px; border: 1px solid #8793a1; border-radius: 8px; width: 100%;
  background: #fff; color: inherit; }
textarea { min-height: 150px; resize: vertical; }
input[type="radio"] { width: auto; }
.choices { display: flex; flex-wrap: wrap; gap: 8px 20px; border: 0; padding: 0; margin: 0; }
.choices label { display: flex; align-items: center; gap: 8px; font-weight: 400; }
.choices legend { font-weight: 600; font-size: 15px; padding: 0; margin-bottom: 4px; }
button { font: inherit; font-weight: 600; min-height: 44px; padding: 8px 18px; border-radius: 8px; border: 1px solid var(--blue);
  background: var(--blue); color: #fff; cursor: pointer; justify-self: start; white-space: nowrap; }
button.quiet { background: #fff; color: var(--blue); }
button.danger { background: var(--red); border-color: var(--red); }
button:hover { filter: brightness(1.12); } button.quiet:hover { background: var(--ground); filter: none; }
:focus-visible { outline: 3px solid #e08600; outline-offset: 2px; }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; }
.papers { display: grid; gap: 12px; grid-template-columns: repeat(auto-fill, minmax(180px, 1fr)); padding: 0; margin: 0; list-style: none; }
.papers a { display: block; border: 1px solid var(--line); border-radius: 8px; padding: 8px; text-decoration: none; color: inherit; }
.papers img, .papers .sheet { display: block; width: 100%; height: 140px; object-fit: contain; background: var(--ground); border-radius: 6px; }
.papers .sheet { display: grid; place-items: center; font-weight: 700; color: var(--soft); }
.papers strong { display: block; font-size: 14px; margin-top: 6px; overflow-wrap: anywhere; }
.papers span { font-size: 14px; color: var(--soft); }
.head { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; margin-bottom: 12px; }
.head h2 { margin: 0; } .head a { margin-left: auto; }
.log { margin: 0; padding: 0; list-style: none; } .log li { padding: 8px 0; border-bottom: 1px solid var(--line); }
.log li:last-child { border-bottom: 0; } .log time { color: var(--soft); font-size: 14px; display: block; }
.note { white-space: pre-line; background: #fdf0d5; border-radius: 8px; padding: 12px; margin: 0 0 12px; }
details pre { overflow: auto; background: var(--ground); padding: 12px; border-radius: 8px; font-size: 14px; }
`;
