/**
 * What PowerShell is asked to run. The texts never change: printer names and paths come in as JSON in the environment
 * variable KIOSK_PRINT, so nothing that somebody typed is ever read as a command. No double quotes inside: the texts
 * travel as one argument of a command line.
 */

const opening = [
  "$ErrorActionPreference = 'Stop'",
  "[Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false",
  "$asked = $env:KIOSK_PRINT | ConvertFrom-Json",
];

const say = (value: string): string => `ConvertTo-Json -InputObject (${value}) -Depth 4 -Compress`;

const printerFacts =
  "@{ name = $_.Name; state = [int64]$_.PrinterState; fault = [int]$_.DetectedErrorState; offline = [bool]$_.WorkOffline }";

const jobsOfDocument =
  "$jobs = @(Get-CimInstance Win32_PrintJob | Where-Object { $_.Document -eq $asked.document })";

const text = (...lines: readonly string[]): string => [...opening, ...lines].join("; ");

/** All printers of the machine with their paper names. */
export const listScript: string = text(
  "$found = @(Get-CimInstance Win32_Printer | ForEach-Object { @{ name = $_.Name; papers = @($_.PrinterPaperNames) } })",
  say("@{ printers = $found }"),
);

/** One printer's state, and of a document what the spooler holds; `printer` null when there is no such printer. */
export const lookScript: string = text(
  `$printer = Get-CimInstance Win32_Printer | Where-Object { $_.Name -eq $asked.printer } | Select-Object -First 1 | ForEach-Object { ${printerFacts} }`,
  jobsOfDocument,
  say("@{ printer = $printer; jobs = @($jobs | ForEach-Object { [int64]$_.StatusMask }) }"),
);

/** A page that lies the other way is turned, one that is larger than the sheet made smaller. */
const drawPage = [
  "$picture = [System.Drawing.Image]::FromFile($asked.begin + $global:at + '.png')",
  "if (($picture.Width -gt $picture.Height) -ne ($asked.width -gt $asked.height)) { $picture.RotateFlip('Rotate90FlipNone') }",
  "$wide = $picture.Width * 100 / $asked.dpi",
  "$high = $picture.Height * 100 / $asked.dpi",
  "$part = [Math]::Min(1, [Math]::Min($asked.width / $wide, $asked.height / $high))",
  "$page.Graphics.DrawImage($picture, [single](-$page.PageSettings.HardMarginX), [single](-$page.PageSettings.HardMarginY), [single]($wide * $part), [single]($high * $part))",
  "$picture.Dispose()",
].join("; ");

/**
 * Draws PNG pages (`begin` with the number of each and `.png`) on a sheet of `width` × `height` hundredths of an inch, from its true edge, and closes the document:
 * the spooler has it then. `done` false when there is no such printer.
 */
export const printScript: string = text(
  "Add-Type -AssemblyName System.Drawing",
  "$paper = New-Object System.Drawing.Printing.PrintDocument",
  "$paper.PrinterSettings.PrinterName = $asked.printer",
  `if (-not $paper.PrinterSettings.IsValid) { ${say("@{ done = $false }")}; exit 0 }`,
  "$paper.DocumentName = $asked.document",
  "$paper.PrintController = New-Object System.Drawing.Printing.StandardPrintController",
  "$paper.PrinterSettings.Copies = [int16]$asked.copies",
  "$size = $paper.PrinterSettings.PaperSizes | Where-Object { [Math]::Abs($_.Width - $asked.width) -le 4 -and [Math]::Abs($_.Height - $asked.height) -le 4 } | Select-Object -First 1",
  "if (-not $size) { $size = New-Object System.Drawing.Printing.PaperSize 'kiosk', ([int]$asked.width), ([int]$asked.height) }",
  "$paper.DefaultPageSettings.PaperSize = $size",
  "$paper.DefaultPageSettings.Margins = New-Object System.Drawing.Printing.Margins 0, 0, 0, 0",
  "$global:at = 0",
  `$paper.add_PrintPage({ param($from, $page) ${drawPage}; $global:at += 1; $page.HasMorePages = $global:at -lt $asked.pages })`,
  "$paper.Print()",
  say("@{ done = $true }"),
);

/** Takes a document out of the queue, finished or not; how many jobs of it there were. */
export const removeScript: string = text(
  jobsOfDocument,
  "$jobs | ForEach-Object { Remove-PrintJob -PrinterName $asked.printer -ID $_.JobId }",
  say("@{ removed = $jobs.Count }"),
);
