import type {ClusterError} from '../kubernetes/errors.ts';

/** Errors that every later request would get too: there is nothing to wait for. */
export const isFinal = ({kind}: ClusterError): boolean =>
	['unreachable', 'certificate', 'unauthorized', 'credentials', 'malformed'].includes(kind);
