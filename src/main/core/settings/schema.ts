import { z } from "zod";

/** What the table of settings says of one value beside its type. `flag` replaces the name made from its path. */
interface Told {
  readonly description: string;
  readonly flag?: string;
  /** Given in the file or the environment, never by a flag: a command line is seen by every process of the machine. */
  readonly secret?: true;
}

function told<S extends z.ZodType>(schema: S, description: string, more: Omit<Told, "description"> = {}): S {
  return schema.meta({ description, ...more });
}

/** What the table says of a value, or null for a group of values. */
export function toldOf(schema: z.ZodType): Told | null {
  const parsed = Told.safeParse(schema.meta() ?? {});
  if (!parsed.success) return null;
  const { description, flag, secret } = parsed.data;
  return { description, ...(flag !== undefined && { flag }), ...(secret && { secret }) };
}

const Told = z.object({
  description: z.string(),
  flag: z.string().optional(),
  secret: z.literal(true).optional(),
});

const line = (max = 200): z.ZodString => z.string().trim().min(1).max(max);
const seconds = (min: number, max: number): z.ZodNumber => z.number().min(min).max(max);
const ms = (min: number, max: number): z.ZodInt => z.int().min(min).max(max);

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, "must be a time such as 17:00");

/** One weekday that runs a model of its own, since when, and what the home screen says that day. */
export const DayModel = z.strictObject({
  weekday: z.enum(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]),
  since: z.iso.date(),
  title: line(),
  text: line(500),
});
export type DayModel = z.output<typeof DayModel>;

/** Whom citizens may authorise to submit a kept dossier for them. */
export const DutyOfficer = z.strictObject({
  name: line(),
  idNumber: z.string().regex(/^\d{12}$/u, "must have 12 digits"),
  phone: line(50),
});
export type DutyOfficer = z.output<typeof DutyOfficer>;

const DAY_MODELS: readonly DayModel[] = [
  {
    weekday: "wednesday",
    since: "2019-08-05",
    title: "Ngày thứ Tư trực tuyến – không giấy tờ",
    text: "Hôm nay mọi hồ sơ được hướng dẫn nộp trực tuyến, ông/bà không phải viết tay tờ nào.",
  },
  {
    weekday: "thursday",
    since: "2019-09-01",
    title: "Ngày không viết, ngày không hẹn",
    text: "Hôm nay cán bộ viết, gõ giúp ông/bà miễn phí; hồ sơ đủ và thuộc thẩm quyền của phường được trả ngay trong buổi.",
  },
];

const Desk = z.strictObject({
  ward: told(line().default("Phường Cao Lãnh"), "Name of the ward, as on the home screen"),
  authority: told(
    line().default("Ủy ban nhân dân phường Cao Lãnh"),
    "Authority at the head of slips and forms",
  ),
  name: told(
    line().default("Trung tâm Phục vụ hành chính công phường Cao Lãnh"),
    "Name of the desk on screens and slips",
  ),
  place: told(line(60).default("Cao Lãnh"), "Place before the date on slips"),
  phone: told(line(50).nullable().default(null), "Telephone of the desk on slips, or null"),
  volunteer: told(line(60).nullable().default(null), "First name of this week's volunteer, or null"),
  dutyOfficer: told(
    DutyOfficer.nullable().default(null),
    "Officer whom citizens may authorise: name, ID number, phone; null hides that way of sending",
    { secret: true },
  ),
  closingTime: told(
    clockTime.default("17:00"),
    "When the desk closes, hh:mm: the hour of same-day results on Mẫu 01",
  ),
  sameDayUntil: told(
    clockTime.default("15:00"),
    "Same-day matters taken in after this, hh:mm, are due on the next working day",
  ),
  apologyForm: told(
    z.enum(["new", "old"]).default("new"),
    "Title of Mẫu 04: new as in TT 03/2025, old as in TT 01/2018",
  ),
  dayModels: told(
    z.array(DayModel).default([...DAY_MODELS]),
    "Which weekday runs which model: weekday, since (day), title, text",
  ),
});

const Kiosk = z.strictObject({
  number: told(
    z.int().min(1).max(99).default(1),
    "Number of this machine, a part of local numbers CHO-yymmdd-k-nnn",
  ),
  panelDiagonalMm: told(
    z.number().min(150).max(2000).default(396),
    "Diagonal of the screen in mm (396 is 15.6 inch)",
  ),
  toneStyle: told(
    z.enum(["old", "new"]).default("old"),
    "Where the on-screen keyboard writes the tone of oa, oe, uy: old hòa, as in official place names, or new hoà",
  ),
  idleSeconds: told(seconds(15, 900).default(90), "Seconds without a touch before the warning"),
  idleCountdownSeconds: told(seconds(5, 120).default(30), "Seconds of countdown before everything is wiped"),
  firstStaffAtMachine: told(
    z.boolean().nullable().default(null),
    "Whether the first PIN of the staff area may be made at the machine; null: only in practice",
  ),
  staffIdleSeconds: told(
    seconds(30, 1800).default(180),
    "Seconds without a call of theirs until a signed-in member of staff is signed out",
  ),
  submitWaitSeconds: told(
    seconds(1, 30).default(8),
    "Seconds to wait for the portal before the slip of a kept dossier",
  ),
});

const Portal = z.strictObject({
  url: told(
    z
      .union([
        z.literal("practice"),
        z.url({ protocol: /^https?$/u, error: 'must be "practice" or an address such as https://…' }),
      ])
      .default("practice"),
    'Address of the portal, or "practice" for the one inside',
    { flag: "portal" },
  ),
  unitCode: told(
    line(50).nullable().default(null),
    "Unit code (madonvi) given by the province; required with a real portal",
  ),
  username: told(
    line(100).nullable().default(null),
    "The unit's account at the portal; required with a real portal",
    { secret: true },
  ),
  password: told(
    line(200).nullable().default(null),
    "The unit's password at the portal; required with a real portal",
    { secret: true },
  ),
  accountMode: told(
    z.enum(["portal", "vneid"]).nullable().default(null),
    "How citizens get an account; null: vneid with a real portal, portal in practice",
  ),
});

const Queue = z.strictObject({
  parallelCitizens: told(
    z.int().min(1).max(16).default(4),
    "Citizens whose dossiers are sent at the same time",
  ),
  waitBaseMs: told(ms(100, 60_000).default(2000), "First wait after a passing fault, in ms"),
  waitCapMs: told(ms(1000, 3_600_000).default(300_000), "Longest wait between attempts, in ms"),
  connectMs: told(ms(100, 60_000).default(3000), "Deadline to connect, in ms"),
  idleMs: told(ms(500, 120_000).default(10_000), "Deadline between two bytes, in ms"),
  totalMs: told(
    ms(1000, 300_000).default(30_000),
    "Deadline of one call, in ms (uploads have only the idle one)",
  ),
  breakerFaults: told(z.int().min(1).max(50).default(5), "Faults in a row that stop sending"),
  probeMs: told(ms(1000, 600_000).default(30_000), "Time between probes while sending is stopped, in ms"),
  probeJitter: told(z.number().min(0).max(0.5).default(0.2), "Share by which that time varies"),
  absentAfterMs: told(
    ms(10_000, 3_600_000).default(120_000),
    "Least time after a create before a second look-up may prove it absent, in ms",
  ),
  healthEveryMs: told(ms(1000, 60_000).default(5000), "How often the portal's health is asked, in ms"),
  healthDeadlineMs: told(ms(200, 10_000).default(2000), "Deadline of that question, in ms"),
  statusEveryMs: told(
    ms(10_000, 3_600_000).default(60_000),
    "How often unfinished dossiers are asked for, in ms",
  ),
});

const Retention = z.strictObject({
  afterDoneDays: told(
    z.int().min(0).max(365).default(7),
    "Days after a dossier ended at the portal or was cancelled until its declaration and scans are wiped here",
  ),
  hardLimitDays: told(
    z.int().min(30).max(3650).nullable().default(null),
    "Days after which even a dossier that never ended is cancelled and wiped, or null: then it stays until somebody acts",
  ),
  setAsideDays: told(
    z.int().min(1).max(3650).default(90),
    "Days that a damaged or replaced data file is kept beside the new one, for a rescue",
  ),
});

const Backup = z.strictObject({
  dir: told(
    line(1000).nullable().default(null),
    "Folder for backups, best on a second disk or a USB stick; null: backups in the data folder",
  ),
  everyMinutes: told(
    z.int().min(1).max(1440).default(15),
    "Minutes between two backups; none is taken while nothing changed",
  ),
  keep: told(
    z.int().min(1).max(100).default(7),
    "How many of the newest backups are kept, and for how many days the last of each day",
  ),
});

const Printer = z.strictObject({
  kind: told(
    z.enum(["chosen", "file"]).default("chosen"),
    "chosen: the printers chosen in the staff area (in practice, until one is chosen, as file); file: everything is written as PDF",
  ),
  dir: told(line(1000).default("prints"), "Folder for these PDFs, absolute or inside the data folder"),
  cups: told(
    z
      .url({ protocol: /^http$/u, error: "must be an address such as http://127.0.0.1:631" })
      .default("http://127.0.0.1:631"),
    "Address of the system's print server (CUPS) on Linux",
  ),
});

const Scanner = z.strictObject({
  port: told(
    line(200).nullable().default("auto"),
    "Serial line of the card scanner in USB-COM mode: auto (the one that is surely a scanner's), a path such as /dev/ttyACM0 or COM3, or null for none",
  ),
  baudRate: told(
    z.int().min(300).max(921_600).default(9600),
    "Speed of that line, as set in the scanner; a scanner on USB takes any",
  ),
});

/** The whole settings file, every value with its default. Unknown keys are refused. */
export const SettingsFile = z.strictObject({
  desk: Desk.prefault({}),
  kiosk: Kiosk.prefault({}),
  portal: Portal.prefault({}),
  queue: Queue.prefault({}),
  retention: Retention.prefault({}),
  backup: Backup.prefault({}),
  printer: Printer.prefault({}),
  scanner: Scanner.prefault({}),
});
export type SettingsFile = z.output<typeof SettingsFile>;
