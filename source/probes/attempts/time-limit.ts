/** Exit codes of a program ended by its time limit: GNU timeout's own, SIGALRM, and SIGTERM as BusyBox timeout sends it. */
const codes: readonly number[] = [124, 142, 143];

/** Whether a program was ended by the limit that was set for it. */
export const isTimeLimit = (exitCode: number) => codes.includes(exitCode);
