/** A part of a line: from its first character to behind its last one, counted from 0. */
export type Span = {readonly from: number; readonly to: number};
