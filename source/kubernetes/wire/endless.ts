import {ClusterError} from '../errors.ts';

/** Bytes of one object or frame, far more than etcd takes (1.5 MB): what is longer never ends. */
const longestObject = 32 * 2 ** 20;

/** Throws a ClusterError where so many bytes of one object have come, or are announced. */
export const refuseEndless = (bytes: number) => {
	if (bytes > longestObject) {
		throw new ClusterError('malformed', `The API server sent an object of more than ${longestObject / 2 ** 20} MB.`);
	}
};
