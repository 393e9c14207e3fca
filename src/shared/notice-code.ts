/** Everything a screen may have to tell the person at it; each has its sentence in the locales. */
export type NoticeCode =
  // card
  | "card-garbled"
  | "card-short"
  | "card-not-a-card"
  /** A slip of ours stood in the place of the card. */
  | "card-is-slip"
  /** The same with an official form (Mẫu 01) or the desk's copy. */
  | "card-is-form"
  | "card-warn-province"
  | "card-warn-sex"
  | "card-warn-birth-year"
  | "card-warn-letters"
  // the card of a further person
  /** It was read; `field` is the section it belongs to. */
  | "card-read"
  | "card-own-again"
  | "card-not-asked"
  | "card-warn-other-sex"
  | "card-warn-other-number"
  | "card-warn-used-here"
  // whose dossier it is
  /** This procedure is never done for whoever submits it. */
  | "owner-not-self"
  // typed answers
  | "answer-missing"
  | "answer-too-long"
  /** Another person of the same form has this very name. */
  | "name-of-another"
  | "id-number-not-12-digits"
  | "phone-not-a-number"
  | "phone-unusual"
  | "email-not-an-address"
  | "number-not-a-number"
  | "date-impossible"
  | "date-year-short"
  | "date-incomplete"
  | "date-in-future"
  | "choice-unknown"
  // account
  | "otp-wrong"
  | "otp-used-up"
  | "otp-expired"
  | "otp-too-soon"
  | "account-someone-elses"
  | "account-refused"
  | "account-kept"
  | "portal-no-answer"
  // scans
  | "scan-empty"
  | "scan-too-large"
  | "scan-wrong-type"
  | "scan-unreadable"
  /** A PDF that wants a password. */
  | "scan-locked"
  | "scan-missing"
  /** The screen could not read the file: its stick was pulled, say. */
  | "scan-not-read"
  /** The paper is not there and the core did not say why. */
  | "scan-not-kept"
  // keeping
  | "keep-failed-disk"
  | "same-dossier-today"
  /** Staff opened a kept dossier to be mended; `detail` is what the portal refused. */
  | "correcting"
  /** The same, because a scan is damaged; `detail` is its file. */
  | "correcting-file"
  /** The same before the portal ever refused it: a dossier its citizen meant to send, or that staff hold. */
  | "correcting-kept"
  /** Meanwhile the dossier that was to be mended is on its way, or was mended already: nothing was changed. */
  | "correct-too-late"
  // look-up
  | "ticket-unknown"
  /** An ID card was held up in the place of a slip. */
  | "lookup-is-card"
  | "proof-wrong"
  | "lookup-throttled"
  // paper
  | "form-not-printed"
  /** The portal does not answer, so that its result paper cannot be printed now. */
  | "result-away"
  /** The declaration was wiped when its purpose was done (DECISIONS 16), so that there is nothing to print a slip from. */
  | "slip-wiped";
