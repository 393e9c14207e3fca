/** A row that a search in a list found (`ListName`): what is shown of it, and what the form gets. */
export interface ListFound {
  /** As it stands on the form when it is taken. */
  readonly value: string;
  readonly title: string;
  /** Its name for who reads English; the form has the Vietnamese one all the same. */
  readonly english?: string;
  /** Where a body lies, or lay: its district and province. */
  readonly where?: string;
  /** What a commune that is no more has become. */
  readonly now?: string;
  /** The other name of it that the words fit. */
  readonly also?: string;
}
