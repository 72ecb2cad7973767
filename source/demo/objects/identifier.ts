import {createHash} from 'node:crypto';

/** The characters Kubernetes makes generated names from (k8s.io/apimachinery util/rand): no vowels, so no words. */
const alphabet = 'bcdfghjklmnpqrstvwxz2456789';

const digest = (seed: string) => createHash('sha1').update(seed).digest();

/** A generated name's ending: the same seed always gives the same letters, so that the demo looks the same each time. */
export const suffixOf = (seed: string, length = 5) =>
	[...digest(seed).subarray(0, length)].map(byte => alphabet[byte % alphabet.length]).join('');

/** A uid in the usual form, made from a seed. */
export const uidOf = (seed: string) => {
	const hex = digest(seed).toString('hex');

	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
