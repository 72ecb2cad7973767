import type {Suppression} from '../model/objects.ts';

/** The annotation that lists the codes a Service is not to be told of, separated by commas. */
export const ignoreAnnotation = 'svctop.dev/ignore';
/** The annotation that says why. */
export const reasonAnnotation = 'svctop.dev/ignore-reason';

/** What the two annotations ask for; undefined where no code is listed. */
export const suppressionOf = (ignored: string, reason: string): Suppression | undefined => {
	const codes = ignored
		.split(',')
		.map(code => code.trim())
		.filter(Boolean);
	return codes.length > 0 ? {codes, reason: reason.trim() || `annotation ${ignoreAnnotation}`} : undefined;
};
