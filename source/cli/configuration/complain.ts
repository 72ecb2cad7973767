import type {Node} from 'yaml';

/** Notes what is wrong at a node, in the words that follow the line. */
export type Complain = (node: Node | null | undefined, text: string) => void;
