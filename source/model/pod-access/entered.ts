import type {Target} from './exec.ts';

/** How a debug container was entered, or why it was not. */
export type Entered = {readonly client: Target} | {readonly problem: string};
