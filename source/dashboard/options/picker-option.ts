/** One line of a picker. `text` says what is to be known of it. */
export type Option = {readonly id: string; readonly name: string; readonly text: string; readonly isBroken: boolean};
